using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Deploy.Rules.Facts;

/// <summary>Patterns of whole texts. Each is parsed once: rules run at every pause in typing, and there are more of them than .NET keeps by itself.</summary>
internal static class Pattern
{
    private static readonly ConcurrentDictionary<string, Regex> Known = new();

    /// <summary>Whether the whole text has the form of the pattern.</summary>
    public static bool Fits(string text, string pattern) => Match(text, pattern).Success;

    /// <summary>The whole text taken apart by the pattern.</summary>
    public static Match Match(string text, string pattern) =>
        Known.GetOrAdd(pattern, static p => new Regex($@"\A(?:{p})\z", RegexOptions.CultureInvariant)).Match(text);
}
