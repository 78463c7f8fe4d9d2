using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Deploy.Local.Images;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;

namespace Deploy.Local.Tests.Images;

/// <summary>A registry's storage with images that a test makes by hand, and the library that unpacks them.</summary>
internal sealed class ImageScene : IDisposable
{
    public const string Repository = "eu-west-1/team/app";
    public const string PlainLayer = "application/vnd.oci.image.layer.v1.tar";

    private readonly string _folder = Directory.CreateTempSubdirectory("deploy-local-images-").FullName;

    public ImageScene(UnpackOptions? options = null)
    {
        Layout = new RegistryLayout(Path.Combine(_folder, "registry"));
        Blobs = new BlobStore(Layout);
        Images = new ImageStore(Layout, Blobs, TimeProvider.System);
        Library = NewLibrary(options);
    }

    public RegistryLayout Layout { get; }

    public BlobStore Blobs { get; }

    public ImageStore Images { get; }

    public ImageLibrary Library { get; }

    /// <summary>Where the images are unpacked.</summary>
    public string Unpacked => Path.Combine(_folder, "images", "sha256");

    /// <summary>A library as a new Local opens it in the same state.</summary>
    public ImageLibrary NewLibrary(UnpackOptions? options = null) => new(new StoreFolder(new StateStore(_folder), "images"), options);

    /// <summary>Where content of the registry lies.</summary>
    public string BlobFile(Digest digest) => Path.Combine(Layout.Root, "blobs", digest.Algorithm, digest.Hex[..2], digest.Hex);

    public Task<UnpackedImage> OpenAsync(Digest image, string architecture = "amd64", ImageLibrary? library = null, CancellationToken cancellation = default) =>
        (library ?? Library).OpenAsync(Images, Blobs, Repository, image, architecture, cancellation);

    /// <summary>Pushes an image of these layers and opens it.</summary>
    public Task<UnpackedImage> OpenAsync(params byte[][] layers) => OpenAsync(Push(layers));

    public Digest Push(params byte[][] layers) => Push(layers, layers.Select(layer => Digest.Of(Plain(layer)).ToString()));

    public Digest Push(IReadOnlyList<byte[]> layers, IEnumerable<string> diffIds, string os = "linux", string architecture = "amd64", object? config = null) =>
        Push(layers, JsonSerializer.SerializeToUtf8Bytes(new { os, architecture, config, rootfs = new { type = "layers", diff_ids = diffIds } }));

    public Digest Push(IReadOnlyList<byte[]> layers, byte[] config, string configType = MediaTypes.OciConfig)
    {
        foreach (var blob in layers.Append(config))
            Blobs.Add(Repository, Digest.Of(blob), blob);
        return PushManifest(new
        {
            schemaVersion = 2,
            mediaType = MediaTypes.OciManifest,
            config = new { mediaType = configType, digest = Digest.Of(config).ToString(), size = config.Length },
            layers = layers.Select(layer => new { mediaType = PlainLayer, digest = Digest.Of(layer).ToString(), size = layer.Length }),
        });
    }

    public Digest PushIndex(params (Digest Image, string Os, string Architecture)[] images) => PushManifest(new
    {
        schemaVersion = 2,
        mediaType = MediaTypes.OciIndex,
        manifests = images.Select(image => new
        {
            mediaType = MediaTypes.OciManifest,
            digest = image.Image.ToString(),
            size = 1,
            platform = new { os = image.Os, architecture = image.Architecture },
        }),
    });

    public Digest PushManifest(object manifest)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(manifest);
        var digest = Digest.Of(content);
        Images.Put(Repository, digest, content, ManifestDocument.Parse(content, null), tag: null);
        return digest;
    }

    /// <summary>A layer of files (with their text) and folders (null).</summary>
    public static byte[] Tar(params (string Name, string? Text)[] entries) => Archive(
        [.. entries.Select(entry => entry.Text is { } text ? FileEntry(entry.Name, text) : new PaxTarEntry(TarEntryType.Directory, entry.Name))]);

    public static PaxTarEntry FileEntry(string name, string text = "x", UnixFileMode mode = UnixFileMode.UserRead) =>
        new(TarEntryType.RegularFile, name) { Mode = mode, DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    public static byte[] Archive(params TarEntry[] entries)
    {
        var content = new MemoryStream();
        using (var tar = new TarWriter(content, TarEntryFormat.Pax, leaveOpen: true))
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        return content.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(content);
        return compressed.ToArray();
    }

    /// <summary>The files and folders (with a slash) below a root, in ordinal order.</summary>
    public static string[] Content(string root) =>
    [
        .. Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/') + (Directory.Exists(path) ? "/" : ""))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => ReadOnlyFolder.Delete(_folder);

    private static byte[] Plain(byte[] layer)
    {
        if (layer is not [0x1f, 0x8b, ..])
            return layer;
        var plain = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(layer), CompressionMode.Decompress);
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
