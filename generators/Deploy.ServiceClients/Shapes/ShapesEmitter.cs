using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Shapes;

/// <summary>All shapes of the plan, one file each, and their mapping to the clients' classes; keyed by path with forward slashes.</summary>
public sealed class ShapesEmitter
{
    private readonly List<(ShapeSet Set, ServiceInput? Client)> _services;

    /// <summary>Takes what is listed out of the models: those of the clients are read already.</summary>
    /// <exception cref="GenerationException">An operation or a member that is not there is named.</exception>
    public ShapesEmitter(ShapeList list, IReadOnlyList<ServiceInput> clients, string modelFolder) => _services =
    [
        .. from selection in list.Services
           let client = clients.FirstOrDefault(candidate => candidate.Selection.Model == selection.Model)
           select (new ShapeSet(selection, client?.Model ?? ModelReader.LoadModel(Path.Combine(modelFolder, selection.Model))), client),
    ];

    /// <summary>The records and enums.</summary>
    public SortedDictionary<string, string> EmitRecords() => Files(
        from service in _services
        from shape in service.Set.Records.Concat(service.Set.Enums)
        select (PathOf(service.Set, shape, ""), shape.Enum.Count > 0 ? ShapeEnumEmitter.Emit(service.Set, shape) : RecordEmitter.Emit(service.Set, shape)));

    /// <summary>The mapping of what the clients have classes for.</summary>
    public SortedDictionary<string, string> EmitMaps() => Files(
        from service in _services
        where service.Client is not null
        let map = new MapEmitter(service.Set, service.Client, new TypeNames(service.Client))
        from shape in map.Shapes
        select (PathOf(service.Set, shape, "Map"), map.Emit(shape)));

    private static SortedDictionary<string, string> Files(IEnumerable<(string Path, string Text)> files) =>
        new(files.ToDictionary(file => file.Path, file => file.Text), StringComparer.Ordinal);

    private static string PathOf(ShapeSet set, Shape shape, string suffix) => $"{set.Selection.Folder}/{set.NameOf(shape)}{suffix}.cs";
}
