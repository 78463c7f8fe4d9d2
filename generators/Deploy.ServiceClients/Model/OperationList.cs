using System.Text.Json;

namespace Deploy.ServiceClients.Model;

/// <summary>The checked-in list of what is generated (operations.json).</summary>
public sealed record OperationList(IReadOnlyList<ServiceSelection> Services)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the list; a fault names the file.</summary>
    public static OperationList Load(string path)
    {
        if (!File.Exists(path))
            throw new GenerationException($"{path}: the list of operations does not exist. Name it with --operations.");
        try
        {
            return JsonSerializer.Deserialize<OperationList>(File.ReadAllText(path), Options)
                ?? throw new GenerationException($"{path}: the list of operations is empty.");
        }
        catch (JsonException e)
        {
            throw new GenerationException($"{path}: {e.Message}");
        }
    }
}

/// <summary>One service to generate.</summary>
/// <param name="Model">File name of the service model.</param>
/// <param name="Folder">Folder of the generated files.</param>
/// <param name="Namespace">The official SDK's namespace.</param>
/// <param name="Name">The official SDK's base name: <c>AmazonECS</c> gives <c>AmazonECSClient</c>, <c>IAmazonECS</c>, ….</param>
/// <param name="Operations">Names of the operations, as in the model.</param>
/// <param name="EpochMilliseconds">
/// Members (<c>Shape.member</c>) whose model type is a number but which the official SDK gives as DateTime.
/// </param>
public sealed record ServiceSelection(
    string Model,
    string Folder,
    string Namespace,
    string Name,
    IReadOnlyList<string> Operations,
    IReadOnlyList<string>? EpochMilliseconds);
