namespace Deploy.Rules.Reading;

/// <summary>Templates of physical names.</summary>
internal static class NameTemplates
{
    private static readonly string[] Parts = ["{name}", "{environment}", "{application}"];

    /// <summary>What is wrong with a template, in words; null when it is right.</summary>
    public static string? ErrorIn(string template)
    {
        if (!template.Contains("{name}")) return "lacks {name}, so that all resources of a kind would have one name";
        var rest = Parts.Aggregate(template, (text, part) => text.Replace(part, ""));
        return rest.Contains('{') || rest.Contains('}') ? "has braces around something else" : null;
    }
}
