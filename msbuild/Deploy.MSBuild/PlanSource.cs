namespace Deploy.MSBuild;

/// <summary>The source file in which the generator puts the plan: canonical JSON in regions that the compiler skips.</summary>
internal static class PlanSource
{
    /// <summary>The file's name.</summary>
    public const string FileName = "Deployment.plan.g.cs";

    private const string PlanSymbol = "DEPLOY_ECS_PLAN";
    private const string SourceMapSymbol = "DEPLOY_ECS_SOURCE_MAP";
    private const string ClassMapSymbol = "DEPLOY_ECS_CLASS_MAP";

    /// <summary>The canonical JSON of the deployment document.</summary>
    /// <remarks>A line of canonical JSON is never inside a string, so a nested value is the value itself, indented.</remarks>
    /// <exception cref="FormatException">A region is missing.</exception>
    public static string ToDocument(string source)
    {
        var lines = source.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        return $"{{\n  \"ClassMap\": {Region(lines, ClassMapSymbol)},\n  \"Plan\": {Region(lines, PlanSymbol)},\n  \"SourceMap\": {Region(lines, SourceMapSymbol)}\n}}\n";
    }

    private static string Region(List<string> lines, string symbol)
    {
        var start = lines.IndexOf($"#if {symbol}");
        var end = start < 0 ? -1 : lines.IndexOf("#endif", start);
        var json = end < 0 ? [] : lines[(start + 1)..end].Where(line => line.Length > 0).ToList();
        if (json.Count == 0 || json[0][0] != '{')
            throw new FormatException($"The generated file has no region {symbol} with JSON. Analyzer and build files of Deploy.Ecs are of different versions: restore again and rebuild.");
        return string.Join("\n  ", json);
    }
}
