namespace Deploy.Local.Services;

/// <summary>Which images Local's own registry holds; offered by the registry, asked when a task starts.</summary>
public interface IImageCatalog
{
    /// <summary>Null when the image exists, else why it cannot be pulled, in the words of a container runtime.</summary>
    /// <param name="repository">Repository name without host.</param>
    /// <param name="reference">A tag, or a digest with its algorithm.</param>
    /// <param name="region">The region of the task.</param>
    string? WhyMissing(string repository, string reference, string region);
}
