using Deploy.Local.Images;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>The files of ECR's images, for tasks that run them.</summary>
internal sealed class EcrImageFiles(EcrState state, EcrImages images, ImageLibrary library) : IImageFiles
{
    /// <inheritdoc/>
    public async Task<UnpackedImage> OpenAsync(string repository, string reference, string region, string architecture, CancellationToken cancellationToken)
    {
        var (path, digest, why) = await state.Context.Gate.RunAsync(() => images.Locate(repository, reference, region), cancellationToken);
        return digest is { } found
            ? await library.OpenAsync(state.Registry.Images, state.Registry.Blobs, path, found, architecture, cancellationToken)
            : throw new ImageNotPulledException(why!);
    }
}
