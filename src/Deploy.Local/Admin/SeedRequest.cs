using Deploy.Local.Services.Seeds;

namespace Deploy.Local.Admin;

/// <summary>
/// Body of <c>POST /_local/seed</c>: things of an account that are to be here as well, by the identity under which they are named.
/// </summary>
public sealed record SeedRequest
{
    /// <summary>The Region in which they are looked for and made.</summary>
    public required string Region { get; init; }

    /// <summary>First of all, since others lie in their VPC.</summary>
    public IReadOnlyList<SubnetSeed> Subnets { get; init; } = [];

    public IReadOnlyList<SecurityGroupSeed> SecurityGroups { get; init; } = [];

    public IReadOnlyList<TargetGroupSeed> TargetGroups { get; init; } = [];

    public IReadOnlyList<ClusterSeed> Clusters { get; init; } = [];

    public IReadOnlyList<RoleSeed> Roles { get; init; } = [];

    public IReadOnlyList<LogGroupSeed> LogGroups { get; init; } = [];

    public IReadOnlyList<RepositorySeed> Repositories { get; init; } = [];

    public IReadOnlyList<ParameterSeed> Parameters { get; init; } = [];
}

/// <summary>A thing that cannot be here.</summary>
/// <param name="Kind">Its kind in words.</param>
/// <param name="Named">Its identity, as it was named.</param>
/// <param name="Why">Why not, and how to mend that.</param>
public sealed record RefusedSeed(string Kind, string Named, string Why);
