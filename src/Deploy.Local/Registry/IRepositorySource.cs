namespace Deploy.Local.Registry;

/// <summary>Knows the repositories of one origin (ECR, the built-in base images). The registry itself creates none.</summary>
public interface IRepositorySource
{
    /// <summary>The repository at this path, or null when this source has none.</summary>
    Task<RepositoryRules?> FindAsync(string path);

    /// <summary>The paths of all repositories, in any order.</summary>
    Task<IReadOnlyList<string>> PathsAsync();
}
