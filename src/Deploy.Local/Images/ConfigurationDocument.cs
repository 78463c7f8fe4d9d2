using System.Text.Json;
using System.Text.Json.Serialization;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;

namespace Deploy.Local.Images;

/// <summary>An image's configuration as it stands in the registry.</summary>
internal sealed record ConfigurationDocument
{
    // Larger ones no container runtime reads either.
    private const long Largest = 8 * 1024 * 1024;

    [JsonPropertyName("os")]
    public string? Os { get; init; }

    [JsonPropertyName("architecture")]
    public string? Architecture { get; init; }

    [JsonPropertyName("config")]
    public Start? Config { get; init; }

    [JsonPropertyName("rootfs")]
    public RootFileSystem? Rootfs { get; init; }

    /// <summary>Reads it from the registry, with the digests of the uncompressed layers.</summary>
    /// <exception cref="ImageNotPulledException">It is missing or damaged.</exception>
    public static (ImageConfiguration Configuration, IReadOnlyList<Digest> DiffIds) Read(BlobStore blobs, string repository, ManifestReference reference)
    {
        if (!blobs.Contains(repository, reference.Digest))
            throw PlatformImage.Missing(reference.Digest);
        if (blobs.Size(reference.Digest) > Largest)
            throw Damaged(reference.Digest, $"it has more than {Largest:N0} bytes");
        if (blobs.TryRead(reference.Digest) is not { } content)
            throw PlatformImage.Missing(reference.Digest);
        if (Digest.OfLike(reference.Digest, content) != reference.Digest)
            throw Damaged(reference.Digest, "its content has another digest");
        try
        {
            return Parse(content);
        }
        catch (Exception problem) when (problem is JsonException or FormatException)
        {
            throw Damaged(reference.Digest, problem.Message, problem);
        }
    }

    private static (ImageConfiguration Configuration, IReadOnlyList<Digest> DiffIds) Parse(byte[] content)
    {
        var document = JsonSerializer.Deserialize<ConfigurationDocument>(content) ?? throw new FormatException("it is null");
        var start = document.Config ?? new Start();
        var configuration = new ImageConfiguration
        {
            Os = document.Os ?? "",
            Architecture = document.Architecture ?? "",
            Entrypoint = Texts(start.Entrypoint),
            Cmd = Texts(start.Cmd),
            Env = Texts(start.Env),
            WorkingDir = start.WorkingDir ?? "",
            User = start.User ?? "",
            ExposedPorts = [.. (start.ExposedPorts ?? new()).Keys.Order(StringComparer.Ordinal)],
            StopSignal = start.StopSignal ?? "",
        };
        return (configuration, [.. Texts(document.Rootfs?.DiffIds).Select(Digest.Parse)]);
    }

    private static List<string> Texts(IReadOnlyList<string?>? texts) => [.. (texts ?? []).Select(text => text ?? "")];

    private static ImageNotPulledException Damaged(Digest digest, string why, Exception? problem = null) =>
        new($"failed to unmarshal image configuration {digest}: {why}", problem);

    internal sealed record Start
    {
        public IReadOnlyList<string?>? Entrypoint { get; init; }

        public IReadOnlyList<string?>? Cmd { get; init; }

        public IReadOnlyList<string?>? Env { get; init; }

        public string? WorkingDir { get; init; }

        public string? User { get; init; }

        public Dictionary<string, JsonElement>? ExposedPorts { get; init; }

        public string? StopSignal { get; init; }
    }

    internal sealed record RootFileSystem
    {
        [JsonPropertyName("diff_ids")]
        public IReadOnlyList<string?>? DiffIds { get; init; }
    }
}
