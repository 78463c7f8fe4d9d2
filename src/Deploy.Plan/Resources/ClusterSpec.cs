using Deploy.Ecs;

namespace Deploy.Plan.Resources;

/// <summary>An ECS cluster. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html</summary>
public sealed record ClusterSpec : ResourceSpec
{
    /// <summary>CloudWatch Container Insights. Default: <see cref="Deploy.Ecs.ContainerInsights.Enabled"/>.</summary>
    public ContainerInsights ContainerInsights { get; init; } = ContainerInsights.Enabled;
}
