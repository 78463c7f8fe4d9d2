using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Shapes;

/// <summary>All shapes of the plan, one file each, and their mapping to the clients' classes.</summary>
public static class ShapesEmitter
{
    /// <summary>Emits the records and enums, keyed by their path below the output folder with forward slashes.</summary>
    public static SortedDictionary<string, string> EmitRecords(ShapeList list, string modelFolder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var set in list.Services.Select(selection => new ShapeSet(selection, ModelReader.LoadModel(Path.Combine(modelFolder, selection.Model)))))
        {
            foreach (var shape in set.Records)
                files.Add(PathOf(set, shape, ""), RecordEmitter.Emit(set, shape));
            foreach (var shape in set.Enums)
                files.Add(PathOf(set, shape, ""), ShapeEnumEmitter.Emit(set, shape));
        }

        return files;
    }

    /// <summary>Emits the mapping of what the clients have classes for, keyed likewise.</summary>
    public static SortedDictionary<string, string> EmitMaps(ShapeList list, IReadOnlyList<ServiceInput> clients)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var selection in list.Services)
        {
            if (clients.FirstOrDefault(candidate => candidate.Selection.Model == selection.Model) is not { } client) continue;
            var map = new MapEmitter(new ShapeSet(selection, client.Model), client, new TypeNames(client));
            foreach (var shape in map.Shapes)
                files.Add(PathOf(map.Set, shape, "Map"), map.Emit(shape));
        }

        return files;
    }

    private static string PathOf(ShapeSet set, Shape shape, string suffix) => $"{set.Selection.Folder}/{set.NameOf(shape)}{suffix}.cs";
}
