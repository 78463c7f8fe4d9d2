using Deploy.Plan.Values;

namespace Deploy.Rules.Reading;

/// <summary>Declared strings, of which only those without placeholders are known.</summary>
internal static class Text
{
    /// <summary>True for a string whose final value is what is written. Null and placeholders are not known.</summary>
    public static bool IsKnown(string? text) => text is not null && !StringTemplate.HasPlaceholders(text);

    /// <summary>The final value of a known string; null when it is not known.</summary>
    public static string? Known(string? text) => !IsKnown(text) ? null : text!.IndexOf("@{", StringComparison.Ordinal) < 0 ? text : StringTemplate.Expand(text, name => name);

    /// <summary>True when the value is known and not of the given form.</summary>
    public static bool IsKnownAndNot(string? text, Func<string, bool> form) => Known(text) is { } known && !form(known);

    /// <summary>A text in a message: quoted, on one line and short.</summary>
    public static string Quote(string text)
    {
        const int Longest = 60;
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= Longest ? $"'{line}'" : $"'{line.Substring(0, Longest)}…'";
    }

    /// <summary>A list in a message: <c>a, b or c</c>.</summary>
    public static string Or(IEnumerable<string> items) => Join(items, "or");

    /// <summary>A list in a message: <c>a, b and c</c>.</summary>
    public static string And(IEnumerable<string> items) => Join(items, "and");

    private static string Join(IEnumerable<string> items, string word)
    {
        var list = items.ToArray();
        return list.Length < 2
            ? string.Concat(list)
            : $"{string.Join(", ", list, 0, list.Length - 1)} {word} {list[list.Length - 1]}";
    }
}
