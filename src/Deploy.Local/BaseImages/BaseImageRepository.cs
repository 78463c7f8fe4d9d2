using Deploy.Local.Registry;
using Deploy.Local.Registry.Storage;

namespace Deploy.Local.BaseImages;

/// <summary>
/// The built-in repository <c>deploy-ecs/base</c>. Every tag of it (<c>10.0</c>, <c>aspnet-10.0</c>) is the one
/// minimal image, so a project can keep its tag when it publishes to Local.
/// </summary>
public sealed class BaseImageRepository : IRepositorySource
{
    /// <summary>The repository's path on the registry.</summary>
    public const string RepositoryPath = "deploy-ecs/base";

    private static readonly BaseImage Image = BaseImage.Build();

    private readonly RepositoryRules _rules;

    /// <summary>Stores the image, unless it is stored already.</summary>
    public BaseImageRepository(ContainerRegistry registry)
    {
        foreach (var (digest, content) in Image.Blobs)
            registry.Blobs.Add(RepositoryPath, digest, content);
        foreach (var (digest, content) in Image.Manifests)
            registry.Images.Put(RepositoryPath, digest, content, ManifestDocument.Parse(content, null), tag: null);

        _rules = new RepositoryRules
        {
            Path = RepositoryPath,
            Name = RepositoryPath,
            AnonymousPull = true,
            IsReadOnly = true,
            AnyTag = Digest,
        };
    }

    /// <summary>What every tag points at.</summary>
    public static Digest Digest => Image.Digest;

    /// <inheritdoc/>
    public Task<RepositoryRules?> FindAsync(string path) => Task.FromResult(path == RepositoryPath ? _rules : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PathsAsync() => Task.FromResult<IReadOnlyList<string>>([RepositoryPath]);
}
