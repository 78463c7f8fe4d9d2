namespace Deploy.Local.Pages.Markup;

/// <summary>Forms that act. Each carries the token that this run of Local made, so that only its own pages can send them.</summary>
internal sealed class Form(string token)
{
    /// <summary>The field that holds the token.</summary>
    public const string Token = "token";

    /// <summary>A button alone.</summary>
    /// <param name="action">The name of the action.</param>
    /// <param name="label">What the button says.</param>
    /// <param name="about">What it is about, for whoever hears the button without its row.</param>
    /// <param name="fields">What the action has to know.</param>
    public Html Button(string action, string label, string about, params IReadOnlyList<(string Name, string Value)> fields) =>
        $"""
        <form method="post" action="{Links.Action(action)}" class="button">{Hidden(Token, token)}{fields.Select(field => Hidden(field.Name, field.Value))}
        <button type="submit">{label}<span class="unseen"> {about}</span></button></form>
        """;

    /// <summary>Fields and a button.</summary>
    public Html Of(string action, string label, Html fields) => $"""
        <form method="post" action="{Links.Action(action)}" class="fields">{Hidden(Token, token)}
        {fields}
        <button type="submit">{label}</button></form>
        """;

    /// <summary>A line to write in.</summary>
    public static Html Text(string name, string label, string value = "", string hint = "", string kind = "text") => $"""
        <p><label for="{name}">{label}</label><input type="{kind}" id="{name}" name="{name}" value="{value}" placeholder="{hint}" autocomplete="off" spellcheck="false" /></p>
        """;

    /// <summary>A choice of several.</summary>
    public static Html Choice(string name, string label, IEnumerable<(string Value, string Label)> options) => $"""
        <p><label for="{name}">{label}</label><select id="{name}" name="{name}">{options.Select(Option)}</select></p>
        """;

    private static Html Hidden(string name, string value) => $"""<input type="hidden" name="{name}" value="{value}" />""";

    private static Html Option((string Value, string Label) option) => $"""<option value="{option.Value}">{option.Label}</option>""";
}
