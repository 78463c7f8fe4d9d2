using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Declares an ECS cluster.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html</remarks>
/// <example>
/// <code>
/// [Cluster("shop", ContainerInsights = ContainerInsights.Enhanced)]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ClusterAttribute : ResourceAttribute
{
    /// <summary>A cluster named after the class.</summary>
    public ClusterAttribute()
    {
    }

    /// <summary>A cluster with a name.</summary>
    /// <param name="name">The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 1 to 255 letters, digits, hyphens and underscores.</param>
    public ClusterAttribute(string name) => Name = name;

    /// <summary>The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 1 to 255 letters, digits, hyphens and underscores.</summary>
    public string? Name { get; }

    /// <summary>CloudWatch Container Insights. Default: <see cref="Deploy.Ecs.ContainerInsights.Enabled"/>.</summary>
    public ContainerInsights ContainerInsights { get; set; }
}
