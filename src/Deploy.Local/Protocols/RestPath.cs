namespace Deploy.Local.Protocols;

/// <summary>Paths such as <c>/schedules/{Name}</c>; a label with a plus takes the rest of the path.</summary>
internal static class RestPath
{
    /// <summary>The labels' values, or null when the path is another one.</summary>
    public static Dictionary<string, string>? Match(string template, string path)
    {
        var wanted = template.Split('?')[0].Trim('/').Split('/');
        var given = path.Trim('/').Split('/');
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < wanted.Length; i++)
        {
            var part = wanted[i];
            if (part.StartsWith('{') && part.EndsWith("+}", StringComparison.Ordinal))
            {
                values[part[1..^2]] = Uri.UnescapeDataString(string.Join('/', given.Skip(i)));
                return values;
            }

            if (i >= given.Length)
                return null;
            if (part.StartsWith('{'))
                values[part[1..^1]] = Uri.UnescapeDataString(given[i]);
            else if (part != given[i])
                return null;
        }

        return wanted.Length == given.Length ? values : null;
    }
}
