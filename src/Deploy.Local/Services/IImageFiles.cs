namespace Deploy.Local.Services;

/// <summary>The files of the images in Local's own registry; offered by the registry, asked before a task's processes start.</summary>
public interface IImageFiles
{
    /// <summary>
    /// Unpacks an image, unless it is unpacked already. Call it outside the <see cref="Gate"/>, from as many threads as you like:
    /// the same image is unpacked once, and who comes meanwhile waits for it.
    /// </summary>
    /// <param name="repository">Repository name without host, with or without the region before it.</param>
    /// <param name="reference">A tag, or a digest with its algorithm.</param>
    /// <param name="region">The region of the repository.</param>
    /// <param name="architecture"><c>amd64</c> or <c>arm64</c>; the operating system is Linux.</param>
    /// <param name="cancellationToken">Gives up waiting and unpacking; nothing half done stays.</param>
    /// <exception cref="ImageNotRunnableException">The image can be pulled, but not run here as a process.</exception>
    /// <exception cref="ImageNotPulledException">Content is missing or damaged, or there is no image for the architecture.</exception>
    Task<UnpackedImage> OpenAsync(string repository, string reference, string region, string architecture, CancellationToken cancellationToken);
}
