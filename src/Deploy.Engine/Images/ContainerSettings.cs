using System.Text.Json;
using Deploy.Engine.Outcomes;
using Deploy.Plan.Json;

namespace Deploy.Engine.Images;

/// <summary>What shapes the image besides the published files: the JSON object of <c>--container-settings</c>.</summary>
public sealed class ContainerSettings
{
    private readonly JsonMap _values;

    private ContainerSettings(JsonMap values) => _values = values;

    /// <summary>No settings.</summary>
    public static ContainerSettings Empty { get; } = new([]);

    /// <summary>The image that it is built on; null: the SDK's choice.</summary>
    public string? BaseImage => _values.GetValueOrDefault(nameof(BaseImage)) as string;

    /// <summary>The runtime identifier that it is built for.</summary>
    public string? RuntimeIdentifier => _values.GetValueOrDefault(nameof(RuntimeIdentifier)) as string;

    /// <summary>Canonical JSON: the same settings give the same text.</summary>
    public string Canonical => JsonText.Write(_values);

    /// <summary>Reads a file; null: no settings.</summary>
    /// <exception cref="DeploymentException">The file is missing or not a JSON object.</exception>
    public static ContainerSettings Read(string? path)
    {
        if (path is null) return Empty;
        try
        {
            return JsonReader.Read(File.ReadAllText(path)) is JsonMap map ? new ContainerSettings(map) : throw new FormatException("it is not a JSON object.");
        }
        catch (Exception e) when (e is IOException or FormatException or JsonException or UnauthorizedAccessException)
        {
            throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, $"The container settings {path} cannot be read: {e.Message}", e);
        }
    }
}
