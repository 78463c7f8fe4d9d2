using Deploy.ServiceClients.Emission;
using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients;

/// <summary>The command line: <c>[--models DIR] [--output DIR] [--operations FILE] [--check]</c>, from the root of the repository.</summary>
public static class Command
{
    /// <summary>The checked-in models, from the root of the repository.</summary>
    public static readonly string DefaultModels = Path.Combine("generators", "Deploy.ServiceClients", "Models");

    /// <summary>The checked-in clients, from the root of the repository.</summary>
    public static readonly string DefaultOutput = Path.Combine("src", "Deploy.Aws", "Generated");

    /// <summary>Generates, or with <c>--check</c> tells whether the output is what would be generated (exit code 2 if not).</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter output)
    {
        var options = Parse(args);
        var models = options.GetValueOrDefault("--models") ?? DefaultModels;
        var folder = new GeneratedFolder(options.GetValueOrDefault("--output") ?? DefaultOutput);
        var files = Generate(OperationList.Load(options.GetValueOrDefault("--operations") ?? DefaultOperations), models);
        var check = options.ContainsKey("--check");
        var changed = check ? folder.Differences(files) : folder.Write(files);
        foreach (var name in changed)
            output.WriteLine($"{(check ? "differs" : "written")}: {name}");
        output.WriteLine($"{files.Count} files, {changed.Count} {(check ? "differ" : "changed")}.");
        return check && changed.Count > 0 ? 2 : 0;
    }

    /// <summary>The list of operations that is checked in beside the tool.</summary>
    public static string DefaultOperations => Path.Combine(AppContext.BaseDirectory, "operations.json");

    /// <summary>All files of all services, keyed by path.</summary>
    public static SortedDictionary<string, string> Generate(OperationList list, string modelFolder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var selection in list.Services)
        {
            foreach (var (path, text) in ServiceEmitter.Emit(ModelReader.Load(Path.Combine(modelFolder, selection.Model), selection)))
                files.Add(path, text);
        }

        return files;
    }

    private static Dictionary<string, string?> Parse(IReadOnlyList<string> args)
    {
        var options = new Dictionary<string, string?>();
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--check":
                    options[args[i]] = null;
                    break;
                case "--models" or "--output" or "--operations" when i + 1 < args.Count:
                    options[args[i]] = args[++i];
                    break;
                default:
                    throw Usage($"{args[i]} is not an option or lacks its value");
            }
        }

        return options;
    }

    private static GenerationException Usage(string fault)
        => new($"{fault}. Usage: [--models DIR] [--output DIR] [--operations FILE] [--check], or import FROM [MODEL …]");
}
