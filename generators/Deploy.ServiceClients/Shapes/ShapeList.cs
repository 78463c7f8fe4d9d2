using System.Text.Json;
using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients.Shapes;

/// <summary>The checked-in list of the plan's shapes (shapes.json).</summary>
public sealed record ShapeList(IReadOnlyList<ShapeSelection> Services)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the list; a fault names the file.</summary>
    public static ShapeList Load(string path)
    {
        if (!File.Exists(path))
            throw new GenerationException($"{path}: the list of shapes does not exist. Name it with --shapes.");
        try
        {
            return JsonSerializer.Deserialize<ShapeList>(File.ReadAllText(path), Options) ?? throw new GenerationException($"{path}: the list of shapes is empty.");
        }
        catch (JsonException e)
        {
            throw new GenerationException($"{path}: {e.Message}");
        }
    }
}

/// <summary>What of one service a plan can say.</summary>
/// <param name="Model">File name of the service model.</param>
/// <param name="Folder">Folder and last part of the namespace.</param>
/// <param name="Operations">Operations whose inputs are shapes, as in the model.</param>
/// <param name="References">Members (<c>Shape.member</c>) that name another resource of AWS.</param>
/// <param name="Sensitive">Members that are never shown, with the starts of names for which they are.</param>
/// <param name="LeftOut">Members that no plan can say, with the reason.</param>
/// <param name="Descriptions">Inputs of operations whose result another structure describes, by shape.</param>
public sealed record ShapeSelection(
    string Model,
    string Folder,
    IReadOnlyList<string> Operations,
    IReadOnlyList<string> References,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Sensitive,
    IReadOnlyDictionary<string, string> LeftOut,
    IReadOnlyDictionary<string, ShapeDescription>? Descriptions = null);

/// <summary>The structure in which AWS shows what was made by an input.</summary>
/// <param name="Shape">Its name in the model.</param>
/// <param name="Renamed">Members of the input that it has under another name.</param>
public sealed record ShapeDescription(string Shape, IReadOnlyDictionary<string, string>? Renamed = null)
{
    /// <summary>What a member of the input is called there.</summary>
    public string NameOf(string member) => Renamed?.GetValueOrDefault(member) ?? member;
}
