namespace Deploy.Local.Services;

/// <summary>The images of Local's own registry as archives that a container engine loads; offered by the registry.</summary>
public interface IImageArchives
{
    /// <summary>Finds an image. Called outside the <see cref="Gate"/>.</summary>
    /// <param name="repository">Repository name without host, with or without the region before it.</param>
    /// <param name="reference">A tag, or a digest with its algorithm.</param>
    /// <param name="region">The region of the repository.</param>
    /// <param name="architecture"><c>amd64</c> or <c>arm64</c>; the operating system is Linux.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ImageNotRunnableException">The image can be pulled, but not loaded into an engine of Linux.</exception>
    /// <exception cref="ImageNotPulledException">Content is missing or damaged, or there is no image for the architecture.</exception>
    Task<ImageArchive> OpenAsync(string repository, string reference, string region, string architecture, CancellationToken cancellationToken);
}

/// <summary>An image in the form of <c>docker save</c>.</summary>
/// <param name="Repository">Its repository with the region before it.</param>
/// <param name="Hex">The digest of its manifest for the platform, without the algorithm.</param>
/// <param name="WriteAsync">Writes it, with the name that it is to have.</param>
public sealed record ImageArchive(string Repository, string Hex, Func<Stream, string, CancellationToken, Task> WriteAsync);
