using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Services.Seeds;

namespace Deploy.Local.Ecs;

/// <summary>Stand-ins for clusters.</summary>
internal sealed class ClusterSeeds(LocalContext context, EcsStore store) : ISeeds<ClusterSeed>, IStandIns
{
    private const string ArnPrefix = "cluster/";

    /// <inheritdoc/>
    public string? WhyNot(ClusterSeed seed, string region) =>
        SeedIdentity.WhyNotOne(("arn", seed.Arn), ("name", seed.Name))
        ?? (seed.Arn is { } arn ? SeedIdentity.WhyNotArn(arn, "ecs", ArnPrefix, region) : null)
        ?? (ClusterLocal.IsName(NameOf(seed)) ? null : "The name of a cluster has 1 to 255 letters, numbers, hyphens and underscores.")
        ?? (seed.Arn is not null && Find(seed, region) is { } found && found.Arn != seed.Arn
            ? $"Its name is that of {found.Arn}, which is here already. Delete that (aws ecs delete-cluster), or name that one."
            : null);

    /// <inheritdoc/>
    public Seeded Seed(ClusterSeed seed, string region)
    {
        if (Find(seed, region) is { } found)
            return Seeded.Of(seed, made: false, StandIn.Carries(found.Tags), found.Arn);
        var name = NameOf(seed);
        var cluster = new ClusterRecord
        {
            Name = name,
            Arn = seed.Arn ?? Arn.Make("ecs", region, ArnPrefix + name),
            Settings = ClusterLocal.UsualSettings(),
            Tags = StandIn.Tags(),
        };
        CapacityRules.Apply(cluster, ["FARGATE", "FARGATE_SPOT"], []);
        store.State(region).Clusters[name] = cluster;
        // An account that has a cluster has the role.
        new ServiceRole(context).MakeIn(region);
        return Seeded.Of(seed, made: true, standIn: true, cluster.Arn);
    }

    /// <inheritdoc/>
    public IReadOnlyList<StandInFacts> StandIns(string region) => context.Store.Exists("ecs", region)
        ? [.. from cluster in store.State(region).Clusters.Values
              where IsActive(cluster) && StandIn.Carries(cluster.Tags)
              select new StandInFacts("cluster", cluster.Arn)]
        : [];

    private static string NameOf(ClusterSeed seed) => seed.Name ?? Arn.TryParse(seed.Arn)!.Resource[ArnPrefix.Length..];

    private static bool IsActive(ClusterRecord cluster) => cluster.Status == "ACTIVE";

    private ClusterRecord? Find(ClusterSeed seed, string region) =>
        store.FindCluster(region, NameOf(seed)) is { } cluster && IsActive(cluster) ? cluster : null;
}
