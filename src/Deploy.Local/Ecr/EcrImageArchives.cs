using Deploy.Local.Images;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>ECR's images as archives, for tasks that a container engine runs.</summary>
internal sealed class EcrImageArchives(EcrState state, EcrImages images) : IImageArchives
{
    /// <inheritdoc/>
    public async Task<ImageArchive> OpenAsync(
        string repository, string reference, string region, string architecture, CancellationToken cancellationToken)
    {
        var (path, digest, why) = await state.Context.Gate.RunAsync(() => images.Locate(repository, reference, region), cancellationToken);
        if (digest is not { } found)
            throw new ImageNotPulledException(why!);
        var blobs = state.Registry.Blobs;
        var image = PlatformImage.Read(state.Registry.Images, blobs, path, found, architecture);
        return new ImageArchive(
            path, image.Digest.Hex, (output, name, cancellation) => ImageArchiveWriter.WriteAsync(image, blobs, output, name, cancellation));
    }
}
