using System.Text;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Compares paths with the patterns of routes. A parameter stands for anything: in doubt a pattern matches.</summary>
internal static class RouteText
{
    /// <summary>A pattern behind a prefix.</summary>
    public static string Join(string prefix, string pattern) => $"{prefix.TrimEnd('/')}/{pattern.TrimStart('/', '~')}";

    /// <summary>Whether a pattern stands for a path.</summary>
    public static bool Matches(string pattern, string path) => Matches(Segments(pattern), 0, Segments(path), 0);

    /// <summary>Whether a path ends with what a pattern stands for.</summary>
    public static bool EndsLike(string pattern, string path)
    {
        var (patterns, segments) = (Segments(pattern), Segments(path));
        return Enumerable.Range(0, segments.Length + 1).Any(start => Matches(patterns, 0, segments, start));
    }

    private static bool Matches(string[] pattern, int at, string[] path, int from)
    {
        if (at == pattern.Length) return from == path.Length;
        if (pattern[at].Contains("{*")) return true;
        if (from == path.Length) return IsOptional(pattern[at]) && Matches(pattern, at + 1, path, from);
        return (pattern[at].IndexOf('{') >= 0 || pattern[at].Equals(path[from], StringComparison.OrdinalIgnoreCase)) && Matches(pattern, at + 1, path, from + 1);
    }

    private static bool IsOptional(string segment) => segment.Contains("?}") || segment.IndexOf('=') >= 0;

    // A constraint may hold slashes: /{name:regex(^[^/]+$)}.
    private static string[] Segments(string path)
    {
        var (segments, segment, depth) = (new List<string>(), new StringBuilder(), 0);
        void End()
        {
            if (segment.Length > 0) segments.Add(segment.ToString());
            segment.Clear();
        }

        foreach (var c in path)
        {
            if (c is '{' or '}') depth += c == '{' ? 1 : -1;
            if (c == '/' && depth <= 0) End();
            else segment.Append(c);
        }

        End();
        return [.. segments];
    }
}
