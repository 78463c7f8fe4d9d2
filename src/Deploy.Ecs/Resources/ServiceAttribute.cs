using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Declares an ECS service: tasks that are kept running.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html</remarks>
/// <example>
/// <code>
/// [Service(DesiredCount = 2, MinimumHealthyPercent = 50)]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ServiceAttribute : ResourceAttribute
{
    /// <summary>A service named after the class, without the suffix <c>Service</c>.</summary>
    public ServiceAttribute()
    {
    }

    /// <summary>A service with a name.</summary>
    /// <param name="name">The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 1 to 255 letters, digits, hyphens and underscores.</param>
    public ServiceAttribute(string name) => Name = name;

    /// <summary>The name in AWS before the name template is applied; with <c>Ownership.External</c> or <c>Ownership.Adopted</c> the exact name or ARN. 1 to 255 letters, digits, hyphens and underscores.</summary>
    public string? Name { get; }

    /// <summary>The class of its cluster. Left out: the cluster on the same class, else the only one in the assembly.</summary>
    public Type? Cluster { get; set; }

    /// <summary>The class of its task definition. Left out: the one on the same class, else the only one in the assembly.</summary>
    public Type? TaskDefinition { get; set; }

    /// <summary>Number of tasks, 0 or more. Default: 1.</summary>
    public int DesiredCount { get; set; }

    /// <summary>What its tasks run on. Default: <see cref="Deploy.Ecs.LaunchType.Fargate"/>.</summary>
    public LaunchType LaunchType { get; set; }

    /// <summary>The Fargate platform version. Default: <c>LATEST</c>.</summary>
    public string? PlatformVersion { get; set; }

    /// <summary>Percent of the desired count that must stay healthy during a deployment. Default: 100.</summary>
    public int MinimumHealthyPercent { get; set; }

    /// <summary>Percent of the desired count that may run during a deployment. Default: 200.</summary>
    public int MaximumPercent { get; set; }

    /// <summary>Whether ECS gives up a deployment whose tasks keep failing. Default: true.</summary>
    public bool DeploymentCircuitBreaker { get; set; }

    /// <summary>Whether ECS then goes back to the last deployment that worked. Default: true.</summary>
    public bool DeploymentCircuitBreakerRollback { get; set; }

    /// <summary>Seconds after a task's start in which failed health checks are ignored, 0 or more.</summary>
    public int HealthCheckGracePeriodSeconds { get; set; }

    /// <summary>Whether <c>aws ecs execute-command</c> works on its tasks; needs a task role. Default: false.</summary>
    public bool EnableExecuteCommand { get; set; }

    /// <summary>Whether ECS tags tasks with cluster and service. Default: true.</summary>
    public bool EnableEcsManagedTags { get; set; }

    /// <summary>Whose tags tasks inherit. Default: <see cref="Deploy.Ecs.PropagateTags.Service"/>.</summary>
    public PropagateTags PropagateTags { get; set; }

    /// <summary>Whether ECS moves tasks to even out Availability Zones. Default: true, but false where <see cref="MaximumPercent"/> is at most 100.</summary>
    public bool AvailabilityZoneRebalancing { get; set; }
}
