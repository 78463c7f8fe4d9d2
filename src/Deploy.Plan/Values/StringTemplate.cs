namespace Deploy.Plan.Values;

/// <summary>
/// A declared string in which <c>@{…}</c> stands for a value that is known at deployment only; <c>@@{</c> is a literal <c>@{</c>.
/// </summary>
/// <remarks>
/// Placeholders: <c>@{Name}</c> (from <c>deploy.json</c>), <c>@{env:NAME}</c>, <c>@{ssm:/path}</c>, <c>@{account}</c>, <c>@{region}</c>,
/// <c>@{partition}</c>, <c>@{dnsSuffix}</c>, <c>@{Stage}</c>, <c>@{Environment}</c>, and, written by the plan builder,
/// <c>@{name:kind/name}</c> and <c>@{arn:kind/name}</c> for a resource of the same plan.
/// </remarks>
public static class StringTemplate
{
    /// <summary>True when the text holds at least one placeholder, so that its final value is not known at compile time.</summary>
    public static bool HasPlaceholders(string? text) => text is not null && MayHold(text) && Placeholders(text).Any();

    /// <summary>The names between the braces, in order, repeats included.</summary>
    public static IEnumerable<string> Placeholders(string text) => !MayHold(text) ? [] :
        Split(text).Where(segment => segment.IsPlaceholder).Select(segment => segment.Text);

    // Most texts hold none, and each is asked many times.
    private static bool MayHold(string text) => text.IndexOf("@{", StringComparison.Ordinal) >= 0;

    /// <summary>What follows an opening <c>@{</c> that is never closed; null: there is none.</summary>
    public static string? Unclosed(string text)
    {
        for (var position = 0; ;)
        {
            var open = text.IndexOf("@{", position, StringComparison.Ordinal);
            if (open < 0) return null;
            var isEscaped = open > position && text[open - 1] == '@';
            var close = isEscaped ? open + 1 : text.IndexOf('}', open);
            if (close < 0) return text.Substring(open + "@{".Length);
            position = close + 1;
        }
    }

    /// <summary>Replaces every placeholder by what <paramref name="resolve"/> returns for its name, and <c>@@{</c> by <c>@{</c>.</summary>
    public static string Expand(string text, Func<string, string> resolve) =>
        string.Concat(Split(text).Select(segment => segment.IsPlaceholder ? resolve(segment.Text) : segment.Text));

    /// <summary>Splits a text into literal segments and placeholders. An opening <c>@{</c> that is never closed is literal.</summary>
    public static IEnumerable<TemplateSegment> Split(string text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf("@{", position, StringComparison.Ordinal);
            if (open < 0) break;
            if (open > 0 && text[open - 1] == '@' && open - 1 >= position)
            {
                yield return new TemplateSegment(text.Substring(position, open - 1 - position) + "@{", IsPlaceholder: false);
                position = open + 2;
                continue;
            }

            var close = text.IndexOf('}', open);
            if (close < 0) break;
            if (open > position) yield return new TemplateSegment(text.Substring(position, open - position), IsPlaceholder: false);
            yield return new TemplateSegment(text.Substring(open + 2, close - open - 2), IsPlaceholder: true);
            position = close + 1;
        }

        if (position < text.Length) yield return new TemplateSegment(text.Substring(position), IsPlaceholder: false);
    }
}

/// <summary>A piece of a <see cref="StringTemplate"/>: literal text, or the name of a placeholder.</summary>
public readonly record struct TemplateSegment(string Text, bool IsPlaceholder);
