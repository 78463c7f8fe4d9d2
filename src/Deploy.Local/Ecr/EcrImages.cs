using Deploy.Local.BaseImages;
using Deploy.Local.Registry;
using Deploy.Local.Registry.Storage;
using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>ECR's repositories as the registry sees them, and its images as tasks see them.</summary>
internal sealed class EcrImages(EcrState state) : IRepositorySource, IImageCatalog
{
    /// <inheritdoc/>
    public Task<RepositoryRules?> FindAsync(string path) => state.Context.Gate.RunAsync(() => Find(path));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PathsAsync() => state.Context.Gate.RunAsync(() =>
    {
        var paths = from region in state.Regions from name in state.Of(region).Keys select EcrState.Path(region, name);
        return (IReadOnlyList<string>)paths.ToList();
    });

    /// <inheritdoc/>
    public string? WhyMissing(string repository, string reference, string region) => Locate(repository, reference, region).Why;

    /// <summary>Where an image lies in the registry, or why it does not. Inside the state's gate.</summary>
    public (string Path, Digest? Digest, string? Why) Locate(string repository, string reference, string region)
    {
        // The path on the registry begins with the region; a caller may have taken it off.
        var path = repository.StartsWith(region + "/", StringComparison.Ordinal) || repository == BaseImageRepository.RepositoryPath
            ? repository
            : EcrState.Path(region, repository);
        var isBase = path == BaseImageRepository.RepositoryPath;
        if (!isBase && Find(path) is null)
            return (path, null, $"name unknown: {EcrErrors.RepositoryNotFound(path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..], LocalAccount.Id).Message}");

        var images = state.Registry.Images;
        var digest = Digest.TryParse(reference, out var given) ? given
            : isBase ? BaseImageRepository.Digest
            : images.Resolve(path, reference);
        var separator = reference.Contains(':', StringComparison.Ordinal) ? '@' : ':';
        return digest is { } found && images.Contains(path, found)
            ? (path, found, null)
            : (path, null, $"{state.Context.Endpoint.Host}/{path}{separator}{reference}: not found");
    }

    private RepositoryRules? Find(string path)
    {
        if (path.Split('/', 2) is not [var region, var name] || !state.Regions.Contains(region) || !state.Of(region).TryGetValue(name, out var repository))
            return null;

        // A copy: the request goes on after the state's gate is open again.
        var settings = new EcrRepository { TagMutability = repository.TagMutability, ExclusionFilters = [.. repository.ExclusionFilters] };
        return new RepositoryRules { Path = path, Name = name, IsImmutable = tag => TagMutability.IsImmutable(settings, tag) };
    }
}
