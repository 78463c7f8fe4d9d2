using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Images;

/// <summary>The image that the publish directory makes.</summary>
/// <param name="Tag">Its content key.</param>
/// <param name="BaseImage">The base image that it is to be built on; null: the SDK's choice.</param>
/// <param name="RuntimeIdentifier">The runtime identifier that it is built for.</param>
public sealed record PublishedImage(string Tag, string? BaseImage, string? RuntimeIdentifier)
{
    /// <summary>Local's own base image, which needs no download. Any tag of it is the same image.</summary>
    private const string LocalBaseImage = "deploy-ecs/base";

    /// <summary>The image of the options' publish directory; null without one.</summary>
    /// <param name="options">The options.</param>
    /// <param name="resources">The plan's resources: they say what processor it is for.</param>
    /// <param name="registry">Asks for the base image's digest.</param>
    /// <param name="warn">Takes a line about what could not be asked.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public static async Task<PublishedImage?> FindAsync(
        RunOptions options, IEnumerable<ResourceSpec> resources, RegistryClient registry, Action<string> warn, CancellationToken cancellationToken)
    {
        if (options.PublishDirectory is not { } directory) return null;
        if (!Directory.Exists(directory)) throw new DeploymentException(DeploymentOutcome.RefusedByPreflight, $"The publish directory {directory} does not exist. Publish the project first.");
        var settings = ContainerSettings.Read(options.ContainerSettings);
        var baseImage = options.Local && options.EndpointUrl is { } url ? LocalImage(url, settings.BaseImage) : settings.BaseImage;
        var resolved = baseImage is null ? null : await ResolveAsync(ImageName.Parse(baseImage), baseImage, registry, warn, cancellationToken);
        var runtimeIdentifier = ImagePlatform.RuntimeIdentifierOf(resources, settings.RuntimeIdentifier);
        return new PublishedImage(ContentKey.Of(PublishFingerprint.Of(directory), resolved, runtimeIdentifier, settings), baseImage, runtimeIdentifier);
    }

    private static string LocalImage(string endpoint, string? declared)
    {
        var tag = declared is null ? null : ImageName.Parse(declared).Tag;
        return $"localhost:{new Uri(endpoint).Port}/{LocalBaseImage}:{tag ?? "latest"}";
    }

    /// <summary>The digest counts, not the name: a patched base image makes a new image.</summary>
    private static async Task<string> ResolveAsync(ImageName image, string text, RegistryClient registry, Action<string> warn, CancellationToken cancellationToken)
    {
        if (image.Digest is not null) return image.Digest;
        if (image.Registry.Length == 0) return text;
        try
        {
            return await registry.FindDigestAsync(image.Registry, image.Repository, image.Tag ?? "latest", cancellationToken) ?? text;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            warn($"The digest of the base image {text} cannot be asked for ({e.Message}); its name is taken instead, so that a newer base image is not noticed.");
            return text;
        }
    }
}
