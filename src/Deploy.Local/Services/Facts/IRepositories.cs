namespace Deploy.Local.Services.Facts;

/// <summary>Repositories and what lies in them; offered by ECR. Called with the gate held.</summary>
public interface IRepositories : IRegional
{
    /// <summary>Those of a Region, by name.</summary>
    IReadOnlyList<RepositoryFacts> Repositories(string region);
}

/// <summary>A repository.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Uri">What an image reference begins with.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Images">Newest first.</param>
public sealed record RepositoryFacts(string Name, string Uri, Owner Owner, IReadOnlyList<ImageFacts> Images);

/// <summary>An image.</summary>
/// <param name="Digest">Its digest with the algorithm.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Bytes">Its size: configuration and compressed layers.</param>
/// <param name="PushedAt">When it was pushed first.</param>
public sealed record ImageFacts(string Digest, IReadOnlyList<string> Tags, long Bytes, DateTimeOffset PushedAt);
