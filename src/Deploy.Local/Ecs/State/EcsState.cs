namespace Deploy.Local.Ecs.State;

/// <summary>All clusters of a region. Times are seconds since 1970.</summary>
public sealed class EcsState
{
    public Dictionary<string, ClusterRecord> Clusters { get; set; } = [];
}
