using System.Text.Encodings.Web;
using System.Text.Json;
using Deploy.Local.Registry.Storage;

namespace Deploy.Local.BaseImages;

/// <summary>
/// A minimal Linux image for amd64 and arm64 that .NET's container publishing accepts as its base. It holds a few
/// files and no runtime: Local does not run containers, it only needs an image that has the right shape.
/// </summary>
/// <remarks>
/// The SDK reads from a base image: the entry of the index whose platform fits the runtime identifier, and from its
/// configuration <c>os</c>, <c>architecture</c>, <c>rootfs.diff_ids</c>, <c>history</c> and <c>config</c>
/// (environment, user, working directory, exposed ports), which it carries over.
/// </remarks>
internal sealed record BaseImage
{
    // Property order is the order below; escaping is the same everywhere: the bytes are part of the contract.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Layer and configurations.</summary>
    public required IReadOnlyList<(Digest Digest, byte[] Content)> Blobs { get; init; }

    /// <summary>The images in the index's order, then the index.</summary>
    public required IReadOnlyList<(Digest Digest, byte[] Content)> Manifests { get; init; }

    /// <summary>The digest of the index: what every tag points at.</summary>
    public Digest Digest => Manifests[^1].Digest;

    /// <summary>Builds the image; every call gives the same bytes.</summary>
    public static BaseImage Build()
    {
        var layer = Named(TarLayer.Build());
        var platforms = new[] { "amd64", "arm64" }.Select(architecture =>
        {
            var config = Named(Serialize(Configuration(architecture, layer.Digest)));
            return (architecture, config, manifest: Named(Serialize(Manifest(config, layer))));
        }).ToList();
        var index = Named(Serialize(new
        {
            schemaVersion = 2,
            mediaType = MediaTypes.OciIndex,
            manifests = platforms.Select(platform => new
            {
                mediaType = MediaTypes.OciManifest,
                digest = platform.manifest.Digest.ToString(),
                size = platform.manifest.Content.Length,
                platform = new { architecture = platform.architecture, os = "linux" },
            }),
        }));

        return new BaseImage
        {
            Blobs = [layer, .. platforms.Select(platform => platform.config)],
            Manifests = [.. platforms.Select(platform => platform.manifest), index],
        };
    }

    private static object Configuration(string architecture, Digest layer) => new
    {
        created = "1970-01-01T00:00:00Z",
        architecture,
        os = "linux",
        config = new
        {
            User = TarLayer.AppUser.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Env = new[]
            {
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                $"APP_UID={TarLayer.AppUser}",
                "ASPNETCORE_HTTP_PORTS=8080",
                "DOTNET_RUNNING_IN_CONTAINER=true",
            },
            WorkingDir = "/app",
        },
        rootfs = new { type = "layers", diff_ids = new[] { layer.ToString() } },
        history = new[] { new { created = "1970-01-01T00:00:00Z", created_by = "deploy-ecs local" } },
    };

    private static object Manifest((Digest Digest, byte[] Content) config, (Digest Digest, byte[] Content) layer) => new
    {
        schemaVersion = 2,
        mediaType = MediaTypes.OciManifest,
        config = new { mediaType = MediaTypes.OciConfig, digest = config.Digest.ToString(), size = config.Content.Length },
        layers = new[] { new { mediaType = MediaTypes.OciLayer, digest = layer.Digest.ToString(), size = layer.Content.Length } },
    };

    private static (Digest Digest, byte[] Content) Named(byte[] content) => (Digest.Of(content), content);

    private static byte[] Serialize(object value) => JsonSerializer.SerializeToUtf8Bytes(value, Json);
}
