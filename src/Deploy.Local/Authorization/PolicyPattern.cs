using System.Text;
using System.Text.RegularExpressions;
using Deploy.Local.Services;

namespace Deploy.Local.Authorization;

/// <summary>IAM's wildcards (<c>*</c>, <c>?</c>) and variables (<c>${aws:username}</c>).</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html"/>.</remarks>
internal static partial class PolicyPattern
{
    /// <summary>Whether the whole text is of the pattern; a variable without a value makes it false.</summary>
    public static bool Matches(string pattern, string text, AccessContext context, bool ignoreCase = false) =>
        ToExpression(pattern, context) is { } expression
        && Regex.IsMatch(text, expression, RegexOptions.Singleline | RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));

    /// <summary>The text with its variables replaced, except those that stand for a wildcard's letter; null when a variable has no value.</summary>
    public static string? Expand(string text, AccessContext context)
    {
        var known = true;
        var expanded = Variable().Replace(text, match => IsLetter(match.Groups[1].Value) ? match.Value : Value(match.Groups[1].Value, context) ?? Unknown(ref known));
        return known ? expanded : null;
    }

    /// <summary>ARNs are compared part by part: a wildcard does not cross one of the first five colons.</summary>
    public static bool MatchesArn(string pattern, string text, AccessContext context)
    {
        // A variable's own name holds colons, so it goes first.
        if (Expand(pattern, context) is not { } expanded)
            return false;
        if (expanded == "*")
            return true;
        var (wanted, given) = (expanded.Split(':', 6), text.Split(':', 6));
        return wanted.Length == 6 && given.Length == 6 && wanted.Zip(given).All(pair => Matches(pair.First, pair.Second, context));
    }

    private static string? ToExpression(string pattern, AccessContext context)
    {
        var expression = new StringBuilder(@"\A");
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '$' && Variable().Match(pattern, at) is { Success: true } variable && variable.Index == at)
            {
                if (Value(variable.Groups[1].Value, context) is not { } value)
                    return null;
                expression.Append(Regex.Escape(value));
                at += variable.Length - 1;
                continue;
            }

            expression.Append(pattern[at] switch
            {
                '*' => ".*",
                '?' => ".",
                var letter => Regex.Escape(letter.ToString()),
            });
        }

        return expression.Append(@"\z").ToString();
    }

    private static string? Value(string name, AccessContext context) =>
        IsLetter(name) ? name : context[name] is [var single] ? single : null;

    private static bool IsLetter(string name) => name is "*" or "?" or "$";

    private static string Unknown(ref bool known)
    {
        known = false;
        return "";
    }

    [GeneratedRegex(@"\$\{([^}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
