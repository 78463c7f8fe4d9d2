using Deploy.Local.Registry.Storage;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Ecr;

/// <summary>Shows repositories and images.</summary>
internal sealed class EcrRepositories(EcrState state) : IRepositories
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Regions => state.Regions;

    /// <inheritdoc/>
    public IReadOnlyList<RepositoryFacts> Repositories(string region) => [.. state.Of(region).Values.Select(repository => Of(region, repository))];

    private RepositoryFacts Of(string region, EcrRepository repository)
    {
        var path = EcrState.Path(region, repository.Name);
        return new RepositoryFacts(
            repository.Name, $"{state.Context.Endpoint.Host}/{path}", Owner.Of(repository.Tags), [.. state.Registry.Images.List(path).Reverse().Select(Of)]);
    }

    private static ImageFacts Of(StoredImage image) => new(image.Digest.ToString(), image.Tags, image.Document.ImageSize, image.PushedAt);
}
