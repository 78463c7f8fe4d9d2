using System.Text.Json;

namespace Deploy.Local.Registry.Storage;

/// <summary>What a manifest refers to: read from its JSON, which is stored byte for byte as it was pushed.</summary>
public sealed record ManifestDocument
{
    /// <summary>The media type: the document's own, else that of the request.</summary>
    public required string MediaType { get; init; }

    /// <summary>The image's configuration; null in an index.</summary>
    public ManifestReference? Config { get; init; }

    /// <summary>The layers, bottom first; empty in an index.</summary>
    public IReadOnlyList<ManifestReference> Layers { get; init; } = [];

    /// <summary>The manifests of an index; empty in an image.</summary>
    public IReadOnlyList<ManifestReference> Manifests { get; init; } = [];

    /// <summary>The manifest that this one describes (a signature, an attestation), which need not exist.</summary>
    public Digest? Subject { get; init; }

    /// <summary>The kind of a document that is no image, or null.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>What ECR reports as the image's size: its configuration and compressed layers, in bytes.</summary>
    public long ImageSize => (Config?.Size ?? 0) + Layers.Sum(layer => layer.Size);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="FormatException">The text is not a manifest of a supported type; the message says what is wrong.</exception>
    public static ManifestDocument Parse(ReadOnlyMemory<byte> content, string? requestMediaType)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return Read(json.RootElement, requestMediaType);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"The manifest cannot be read: {exception.Message}", exception);
        }
    }

    private static ManifestDocument Read(JsonElement root, string? requestMediaType)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException("The manifest is not a JSON object.");
        if (!root.TryGetProperty("schemaVersion", out var version) || version.ValueKind != JsonValueKind.Number || version.GetInt32() != 2)
            throw new FormatException("schemaVersion must be 2.");

        var own = root.TryGetProperty("mediaType", out var type) ? type.GetString() : null;
        var mediaType = own ?? requestMediaType ?? (root.TryGetProperty("manifests", out _) ? MediaTypes.OciIndex : MediaTypes.OciManifest);
        if (!MediaTypes.IsManifest(mediaType))
            throw new FormatException($"The media type '{mediaType}' is not supported.");
        if (own is not null && requestMediaType is not null && own != requestMediaType)
            throw new FormatException($"The manifest says it is '{own}' but was sent as '{requestMediaType}'.");

        return new ManifestDocument
        {
            MediaType = mediaType,
            Config = MediaTypes.IsIndex(mediaType) ? null : Reference(root.GetProperty("config")),
            Layers = MediaTypes.IsIndex(mediaType) ? [] : References(root, "layers"),
            Manifests = MediaTypes.IsIndex(mediaType) ? References(root, "manifests") : [],
            Subject = root.TryGetProperty("subject", out var subject) && subject.ValueKind == JsonValueKind.Object ? Reference(subject).Digest : null,
            ArtifactType = root.TryGetProperty("artifactType", out var artifact) ? artifact.GetString() : null,
        };
    }

    private static List<ManifestReference> References(JsonElement root, string property) =>
        root.GetProperty(property).EnumerateArray().Select(Reference).ToList();

    private static ManifestReference Reference(JsonElement element)
    {
        if (!Digest.TryParse(element.GetProperty("digest").GetString(), out var digest))
            throw new FormatException($"'{element.GetProperty("digest")}' is not a digest.");

        return new ManifestReference
        {
            Digest = digest,
            MediaType = element.TryGetProperty("mediaType", out var type) ? type.GetString() ?? "" : "",
            Size = element.GetProperty("size").GetInt64(),
            // Layers with URLs of their own (Windows bases) are fetched from there and never pushed.
            IsElsewhere = element.TryGetProperty("urls", out var urls) && urls.ValueKind == JsonValueKind.Array && urls.GetArrayLength() > 0,
            Platform = element.TryGetProperty("platform", out var platform) && platform.ValueKind == JsonValueKind.Object
                ? $"{Text(platform, "os")}/{Text(platform, "architecture")}"
                : null,
        };
    }

    private static string Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.GetString() ?? "" : "";
}
