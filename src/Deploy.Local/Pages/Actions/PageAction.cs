using System.Globalization;
using Deploy.Local.Pages.Markup;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Pages.Actions;

/// <summary>Something that a form does.</summary>
internal delegate Task<ActionOutcome> PageAction(ActionForm form, CancellationToken cancellation);

/// <summary>What came of an action.</summary>
/// <param name="Next">The path of the page that it leads to, without a query.</param>
/// <param name="Notice">What that page says about it.</param>
internal sealed record ActionOutcome(string Next, Notice Notice);

/// <summary>What was sent with a form.</summary>
internal sealed class ActionForm(IFormCollection form)
{
    /// <summary>A text; empty where there is none.</summary>
    public string Text(string name) => form[name].ToString().Trim();

    /// <summary>A text; null where there is none.</summary>
    public string? Optional(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A whole number; null where there is none.</summary>
    public int? Whole(string name) => int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A value of an enumeration by its name; null where it is none.</summary>
    public T? Kind<T>(string name) where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(known => known.Equals(Text(name), StringComparison.OrdinalIgnoreCase)) is { } found ? Enum.Parse<T>(found) : null;
}
