namespace Deploy.Ecs;

/// <summary>The levels of CloudWatch Container Insights.</summary>
public enum ContainerInsights
{
    /// <summary>No metrics beyond the service's own.</summary>
    Disabled,

    /// <summary>Metrics of clusters, services and tasks.</summary>
    Enabled,

    /// <summary>Also metrics of each container.</summary>
    Enhanced,
}
