using Deploy.Local.Registry.Storage;

namespace Deploy.Local.Registry;

/// <summary>What clients may do with one repository.</summary>
public sealed record RepositoryRules
{
    /// <summary>The path after the host: <c>eu-west-1/team/app</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The name that error texts show: ECR's repository name, without the region.</summary>
    public required string Name { get; init; }

    /// <summary>Whether anybody may pull without credentials. ECR's repositories: no. The built-in base images: yes.</summary>
    public bool AnonymousPull { get; init; }

    /// <summary>Whether pushes are refused.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether a tag, once pushed, must keep pointing at the same digest.</summary>
    public Func<string, bool> IsImmutable { get; init; } = _ => false;

    /// <summary>When set, every tag that does not exist points at this manifest.</summary>
    public Digest? AnyTag { get; init; }
}
