namespace Deploy.Engine.Seeding;

/// <summary>The body of the local AWS's <c>POST /_local/seed</c>.</summary>
/// <param name="Region">The Region in which things are looked for and made.</param>
/// <param name="Seeds">The things, of any kinds.</param>
public sealed class SeedDocument(string Region, IReadOnlyCollection<Seed> Seeds)
{
    /// <summary>The Region.</summary>
    public string Region { get; } = Region;

    /// <summary>Subnets.</summary>
    public IEnumerable<SubnetSeed> Subnets => Seeds.OfType<SubnetSeed>();

    /// <summary>Security groups.</summary>
    public IEnumerable<SecurityGroupSeed> SecurityGroups => Seeds.OfType<SecurityGroupSeed>();

    /// <summary>Target groups.</summary>
    public IEnumerable<TargetGroupSeed> TargetGroups => Seeds.OfType<TargetGroupSeed>();

    /// <summary>Clusters.</summary>
    public IEnumerable<ClusterSeed> Clusters => Seeds.OfType<ClusterSeed>();

    /// <summary>Roles.</summary>
    public IEnumerable<RoleSeed> Roles => Seeds.OfType<RoleSeed>();

    /// <summary>Log groups.</summary>
    public IEnumerable<LogGroupSeed> LogGroups => Seeds.OfType<LogGroupSeed>();

    /// <summary>Repositories.</summary>
    public IEnumerable<RepositorySeed> Repositories => Seeds.OfType<RepositorySeed>();

    /// <summary>Parameters.</summary>
    public IEnumerable<ParameterSeed> Parameters => Seeds.OfType<ParameterSeed>();
}
