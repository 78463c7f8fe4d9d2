using Deploy.Plan.Values;

namespace Deploy.Engine.Images;

/// <summary>The project's image in a repository of the plan.</summary>
/// <param name="Repository">The repository's address.</param>
/// <param name="Uri">The registry and repository to deploy from; null while the repository does not exist and nothing else names it.</param>
/// <param name="Tag">The content key; null where nothing was published.</param>
/// <param name="Digest">The digest; null while it is to be pushed.</param>
public sealed record RepositoryImage(ResourceAddress Repository, string? Uri, string? Tag, string? Digest)
{
    /// <summary>True where the image must be pushed before anything can run it.</summary>
    public bool NeedsPush => Digest is null;

    /// <summary>How containers name it.</summary>
    public string Reference => Digest is not null ? $"{Uri}@{Digest}" : $"{Uri ?? Repository.Name}:{Tag ?? "(not built)"} (to be pushed)";
}
