using Deploy.Local.Services;

namespace Deploy.Local.Containers;

/// <summary>Where the image of a container comes from.</summary>
/// <param name="Reference">As the task definition names it.</param>
/// <param name="Archive">The image, where it is of Local's own registry; null: the engine pulls it.</param>
/// <param name="Architecture"><c>amd64</c> or <c>arm64</c>.</param>
internal sealed record EngineImage(string Reference, ImageArchive? Archive, string Architecture)
{
    private const string Latest = "latest";

    /// <summary>Repository, and tag or digest, as Docker's API wants them: without a tag it would pull all.</summary>
    public (string Repository, string Tag) Parts
    {
        get
        {
            var at = Reference.IndexOf('@', StringComparison.Ordinal);
            if (at >= 0)
                return (WithoutTag(Reference[..at]), Reference[(at + 1)..]);
            var repository = WithoutTag(Reference);
            return (repository, repository.Length == Reference.Length ? Latest : Reference[(repository.Length + 1)..]);
        }
    }

    /// <summary>Whether the name stands for the same content for ever.</summary>
    public bool IsFixed => Reference.Contains('@', StringComparison.Ordinal);

    private static string WithoutTag(string name)
    {
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
