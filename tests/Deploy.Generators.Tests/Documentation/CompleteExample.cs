using System.Text.RegularExpressions;

namespace Deploy.Generators.Tests.Documentation;

/// <summary>
/// Makes a program of an example of RULES.md, as a reader would: what the example says, on a class, with the resources that its attributes
/// need and the example leaves out. A line <c>// deploy.json: { … }</c> is a file of parameters, <c>// Platform.dll: …</c> an assembly that the
/// project refers to, <c>// a library</c> says that the project is one, <c>// Program.cs: …</c> is a line of the program,
/// <c>// csproj: Name = value</c> a property of the project, and <c>// × 3</c> repeats its line with <c>#</c> from 1 to 3.
/// </summary>
internal sealed partial record CompleteExample(string Source, IReadOnlyList<(string Name, string Text)> Files)
{
    /// <summary>The assemblies that the project refers to.</summary>
    public IReadOnlyList<(string Name, string Source)> Assemblies { get; private init; } = [];

    /// <summary>Whether the project is a library.</summary>
    public bool IsLibrary { get; private init; }

    /// <summary>The program; empty: the example is not about one.</summary>
    public string Program { get; private init; } = "";

    /// <summary>The properties of the project.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; private init; } = new Dictionary<string, string>();

    private const string Containers = "Container|Port|Environment|Secret|HealthCheck|AwsLogs|TaskRole|ExecutionRole|Allow|ManagedPolicy";

    public static CompleteExample Of(string example)
    {
        var files = FileLine().Matches(example).Select(line => (line.Groups[1].Value, line.Groups[2].Value)).ToArray();
        var assemblies = DllLine().Matches(example).Select(line => (line.Groups[1].Value, line.Groups[2].Value)).ToArray();
        var program = string.Concat(ProgramLine().Matches(example).Select(line => line.Groups[1].Value + "\n"));
        var properties = PropertyLine().Matches(example).ToDictionary(line => line.Groups[1].Value, line => line.Groups[2].Value);
        var code = RepeatedLine().Replace(PropertyLine().Replace(ProgramLine().Replace(DllLine().Replace(FileLine().Replace(example, ""), ""), ""), ""), Repeat);
        var ofAssembly = AssemblyLine().Matches(code).Select(line => line.Value.Trim()).ToList();
        var rest = AssemblyLine().Replace(code, "").Trim();
        if (!rest.Contains(" class ", StringComparison.Ordinal)) rest = $"{MissingResources(rest)}{rest}\npublic sealed class Shop;";
        if (StagesOf(rest, ofAssembly) is { Length: > 0 } stages) ofAssembly.Insert(0, $"[assembly: Deployment(\"shop\", Stages = [{stages}])]");
        return new CompleteExample($"using Deploy.Ecs;\n{string.Join('\n', ofAssembly)}\n{rest}\n", files)
        {
            Assemblies = assemblies,
            IsLibrary = example.Contains("// a library\n", StringComparison.Ordinal),
            Program = program,
            Properties = properties,
        };
    }

    // The stages that the example speaks of, where it does not declare them.
    private static string StagesOf(string code, List<string> ofAssembly) =>
        ofAssembly.Exists(line => line.Contains("Stages", StringComparison.Ordinal))
            ? ""
            : string.Join(", ", StageArgument().Matches(code + string.Concat(ofAssembly)).Select(match => match.Groups[1].Value).Distinct());

    private static string MissingResources(string code)
    {
        bool Has(string attributes) => Regex.IsMatch(code, $@"[\[,]\s*({attributes})\b(?!\s*=)");
        var runs = Has("Service|Schedule|Network|TargetGroup|ManagedElsewhere|MovedFrom");
        var missing = new List<string>();
        if (Has("Network|TargetGroup|ManagedElsewhere|MovedFrom") && !Has("Service|Schedule")) missing.Add("Service");
        if (runs && !Has("Cluster")) missing.Add("Cluster");
        if ((runs || Has(Containers)) && !Has("TaskDefinition")) missing.Add("TaskDefinition(Cpu = 256, Memory = 512)");
        if ((runs || Has(Containers) || Has("TaskDefinition") || Has("ExpireImages")) && !Has("EcrRepository")) missing.Add("EcrRepository");
        if (missing.Count == 0 && !Has("Cluster|EcrRepository|TaskDefinition")) missing.Add("Cluster");
        return missing.Count == 0 ? "" : $"[{string.Join(", ", missing)}]\n";
    }

    private static string Repeat(Match line) => string.Concat(Enumerable.Range(1, int.Parse(line.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture))
        .Select(number => $"{line.Groups[1].Value.Replace("#", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)}\n"));

    [GeneratedRegex(@"^(.*) // × (\d+)\n", RegexOptions.Multiline)]
    private static partial Regex RepeatedLine();

    [GeneratedRegex(@"^// (deploy[a-z.]*\.json): (.*)\n?", RegexOptions.Multiline)]
    private static partial Regex FileLine();

    [GeneratedRegex(@"^// (\w+)\.dll: (.*)\n?", RegexOptions.Multiline)]
    private static partial Regex DllLine();

    [GeneratedRegex(@"^// Program\.cs: (.*)\n?", RegexOptions.Multiline)]
    private static partial Regex ProgramLine();

    [GeneratedRegex(@"^// csproj: (\w+) = (.*)\n?", RegexOptions.Multiline)]
    private static partial Regex PropertyLine();

    [GeneratedRegex(@"^\[assembly: .*\]\s*$\n?", RegexOptions.Multiline)]
    private static partial Regex AssemblyLine();

    [GeneratedRegex(@"Stage = (""[^""]*"")")]
    private static partial Regex StageArgument();
}
