using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;

namespace Deploy.Local.Images;

/// <summary>The image of one platform as the registry holds it: what to unpack, and what it says about its start.</summary>
internal sealed record PlatformImage
{
    private const string Linux = "linux";
    private const string DockerConfig = "application/vnd.docker.container.image.v1+json";

    /// <summary>The digest of its manifest.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The layers, bottom first, each with its digest when uncompressed.</summary>
    public required IReadOnlyList<(Digest Digest, Digest DiffId)> Layers { get; init; }

    /// <summary>The digest of its configuration.</summary>
    public required Digest ConfigurationDigest { get; init; }

    /// <summary>What the image says about its start.</summary>
    public required ImageConfiguration Configuration { get; init; }

    /// <summary>Reads manifest and configuration; an index is followed to the platform.</summary>
    /// <exception cref="ImageNotRunnableException">It is no image of Linux, or not wholly in the registry.</exception>
    /// <exception cref="ImageNotPulledException">Something is missing or damaged, or there is nothing for the architecture.</exception>
    public static PlatformImage Read(ImageStore images, BlobStore blobs, string repository, Digest digest, string architecture)
    {
        var manifest = Manifest(images, repository, digest);
        while (MediaTypes.IsIndex(manifest.Document.MediaType))
            manifest = Manifest(images, repository, Choose(manifest.Document.Manifests, architecture));

        var document = manifest.Document;
        if (document.Config is not { MediaType: MediaTypes.OciConfig or DockerConfig } config)
            throw new ImageNotRunnableException($"{manifest.Digest} is no container image: its configuration is of the type '{EntryName.Shown(document.Config?.MediaType ?? "")}'");
        if (document.Layers.FirstOrDefault(layer => layer.IsElsewhere) is { } elsewhere)
            throw new ImageNotRunnableException($"layer {elsewhere.Digest} lies at an address of its own and not in the registry");

        var (configuration, diffIds) = ConfigurationDocument.Read(blobs, repository, config);
        if (configuration.Os != Linux)
            throw new ImageNotRunnableException($"the image is for {EntryName.Shown(configuration.Os)}; only those for {Linux} run here");
        if (configuration.Architecture != architecture)
            throw NoPlatform(architecture);
        if (diffIds.Count != document.Layers.Count)
            throw new ImageNotPulledException($"number of layers and diffIDs don't match: {document.Layers.Count} != {diffIds.Count}");
        if (document.Layers.FirstOrDefault(layer => !blobs.Contains(repository, layer.Digest)) is { } missing)
            throw Missing(missing.Digest);

        return new PlatformImage
        {
            Digest = manifest.Digest,
            Layers = [.. document.Layers.Select((layer, index) => (layer.Digest, diffIds[index]))],
            ConfigurationDigest = config.Digest,
            Configuration = configuration,
        };
    }

    /// <summary>The error for content that the registry does not have.</summary>
    public static ImageNotPulledException Missing(Digest digest) => new($"failed to copy: content digest {digest}: not found");

    private static StoredImage Manifest(ImageStore images, string repository, Digest digest)
    {
        StoredImage? found;
        try
        {
            found = images.Find(repository, digest);
        }
        catch (FormatException problem)
        {
            throw new ImageNotPulledException($"failed to unmarshal manifest {digest}: {problem.Message}", problem);
        }

        if (found is null)
            throw Missing(digest);
        return Digest.OfLike(digest, found.Content.Span) == digest
            ? found
            : throw new ImageNotPulledException($"failed to verify manifest {digest}: its content has another digest");
    }

    private static Digest Choose(IReadOnlyList<ManifestReference> manifests, string architecture)
    {
        // One without a platform says in its configuration what it is for.
        var chosen = manifests.FirstOrDefault(manifest => manifest.Platform == $"{Linux}/{architecture}") ?? manifests.FirstOrDefault(manifest => manifest.Platform is null);
        if (chosen is not null)
            return chosen.Digest;
        var others = manifests.Select(manifest => manifest.Platform!).Where(platform => !platform.StartsWith("unknown/", StringComparison.Ordinal)).ToList();
        throw others is not [] && others.All(platform => !platform.StartsWith(Linux + "/", StringComparison.Ordinal))
            ? new ImageNotRunnableException($"the image is for {EntryName.Shown(string.Join(", ", others))}; only those for {Linux} run here")
            : NoPlatform(architecture);
    }

    private static ImageNotPulledException NoPlatform(string architecture) =>
        new($"image Manifest does not contain descriptor matching platform '{Linux}/{architecture}'");
}
