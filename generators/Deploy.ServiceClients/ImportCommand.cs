using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients;

/// <summary>
/// The verb <c>import FROM [MODEL …]</c>: takes over newer models from a folder of models or from botocore's data folder.
/// Without names it looks there for each model that is checked in.
/// </summary>
public static class ImportCommand
{
    /// <summary>Writes the models that differ into the folder of the checked-in ones, and names them.</summary>
    public static int Run(IReadOnlyList<string> args, string models, TextWriter output)
    {
        if (args.Count == 0)
            throw new GenerationException("The folder to import from is missing. Usage: import FROM [MODEL …]");
        foreach (var name in args.Count > 1 ? args.Skip(1) : CheckedIn(models))
        {
            if (ModelFile.Find(args[0], name) is not { } model)
            {
                if (args.Count > 1)
                    throw new GenerationException($"{args[0]} has no model {name}.");
                output.WriteLine($"not there: {name}");
                continue;
            }

            var file = Path.Combine(models, name + ".json");
            var text = ModelFile.Write(model);
            if (File.Exists(file) && File.ReadAllText(file) == text)
                continue;
            File.WriteAllText(file, text);
            output.WriteLine($"written: {name}");
        }

        return 0;
    }

    private static IEnumerable<string> CheckedIn(string models)
        => Directory.GetFiles(models, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);
}
