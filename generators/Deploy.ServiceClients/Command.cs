using Deploy.ServiceClients.Emission;
using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Shapes;

namespace Deploy.ServiceClients;

/// <summary>The command line: <c>[--models DIR] [--root DIR] [--operations FILE] [--shapes FILE] [--check]</c>, from the root of the repository.</summary>
public static class Command
{
    /// <summary>The checked-in models, from the root of the repository.</summary>
    public static readonly string DefaultModels = Path.Combine("generators", "Deploy.ServiceClients", "Models");

    /// <summary>Generates, or with <c>--check</c> tells whether the output is what would be generated (exit code 2 if not).</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter output)
    {
        var options = Parse(args);
        var generated = Generate(
            OperationList.Load(options.GetValueOrDefault("--operations") ?? DefaultOperations),
            ShapeList.Load(options.GetValueOrDefault("--shapes") ?? DefaultShapes),
            options.GetValueOrDefault("--models") ?? DefaultModels);
        var (check, count, changed) = (options.ContainsKey("--check"), 0, 0);
        foreach (var (path, files) in generated)
        {
            var folder = new GeneratedFolder(Path.Combine(options.GetValueOrDefault("--root") ?? ".", path));
            var differences = check ? folder.Differences(files) : folder.Write(files);
            foreach (var name in differences)
                output.WriteLine($"{(check ? "differs" : "written")}: {path}/{name}");
            (count, changed) = (count + files.Count, changed + differences.Count);
        }

        output.WriteLine($"{count} files, {changed} {(check ? "differ" : "changed")}.");
        return check && changed > 0 ? 2 : 0;
    }

    /// <summary>The list of operations that is checked in beside the tool.</summary>
    public static string DefaultOperations => Path.Combine(AppContext.BaseDirectory, "operations.json");

    /// <summary>The list of shapes that is checked in beside the tool.</summary>
    public static string DefaultShapes => Path.Combine(AppContext.BaseDirectory, "shapes.json");

    /// <summary>All files: for each folder of generated files, by its path from the root of the repository, those in it by their paths.</summary>
    public static IReadOnlyDictionary<string, SortedDictionary<string, string>> Generate(OperationList operations, ShapeList shapes, string modelFolder)
    {
        var clients = operations.Services.Select(selection => ModelReader.Load(Path.Combine(modelFolder, selection.Model), selection)).ToList();
        var emitter = new ShapesEmitter(shapes, clients, modelFolder);
        return new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal)
        {
            ["src/Deploy.Aws/Generated"] = Join(clients.Select(ServiceEmitter.Emit)),
            ["src/Deploy.Plan/Shapes/Generated"] = emitter.EmitRecords(),
            ["src/Deploy.Engine/Translation/Generated"] = emitter.EmitMaps(),
        };
    }

    private static SortedDictionary<string, string> Join(IEnumerable<SortedDictionary<string, string>> services) =>
        new(services.SelectMany(files => files).ToDictionary(), StringComparer.Ordinal);

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
                case "--models" or "--root" or "--operations" or "--shapes" when i + 1 < args.Count:
                    options[args[i]] = args[++i];
                    break;
                default:
                    throw Usage($"{args[i]} is not an option or lacks its value");
            }
        }

        return options;
    }

    private static GenerationException Usage(string fault)
        => new($"{fault}. Usage: [--models DIR] [--root DIR] [--operations FILE] [--shapes FILE] [--check], or import FROM [MODEL …]");
}
