using System.Formats.Tar;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Registry.Storage;

namespace Deploy.Local.Images;

/// <summary>Writes an image in the form of <c>docker save</c>: a container engine loads it, also one that does not reach the registry.</summary>
/// <remarks>
/// Layers are as the registry has them, compressed or not. See
/// <see href="https://github.com/moby/moby/blob/master/image/spec/spec.md#combined-image-json--filesystem-changeset-format"/>.
/// </remarks>
internal static class ImageArchiveWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="blobs">Its content.</param>
    /// <param name="output">Takes a tar archive.</param>
    /// <param name="name">Repository and tag that the image is to have.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WriteAsync(PlatformImage image, BlobStore blobs, Stream output, string name, CancellationToken cancellation)
    {
        await using var tar = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var digest in image.Layers.Select(layer => layer.Digest).Distinct())
            await AddAsync(tar, blobs, digest, Layer(digest), cancellation);
        await AddAsync(tar, blobs, image.ConfigurationDigest, Configuration(image), cancellation);
        var manifest = new JsonArray(new JsonObject
        {
            ["Config"] = Configuration(image),
            ["RepoTags"] = new JsonArray(name),
            ["Layers"] = new JsonArray([.. image.Layers.Select(JsonNode? (layer) => Layer(layer.Digest))]),
        });
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest));
        await tar.WriteEntryAsync(Entry("manifest.json", content), cancellation);
    }

    private static async Task AddAsync(TarWriter tar, BlobStore blobs, Digest digest, string name, CancellationToken cancellation)
    {
        await using var blob = blobs.Open(digest);
        await tar.WriteEntryAsync(Entry(name, blob), cancellation);
    }

    private static string Layer(Digest digest) => $"{digest.Hex}/layer.tar";

    private static string Configuration(PlatformImage image) => $"{image.ConfigurationDigest.Hex}.json";

    private static PaxTarEntry Entry(string name, Stream content) => new(TarEntryType.RegularFile, name)
    {
        DataStream = content,
        ModificationTime = DateTimeOffset.UnixEpoch,
        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
    };
}
