using Deploy.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>An ECS service. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html</summary>
public sealed record ServiceSpec : ResourceSpec, IRunsTasks
{
    /// <summary>The cluster it runs in.</summary>
    public required ResourceAddress Cluster { get; init; }

    /// <summary>The task definition it runs.</summary>
    public required ResourceAddress TaskDefinition { get; init; }

    /// <summary>Number of tasks. Default: 1.</summary>
    public int DesiredCount { get; init; } = 1;

    /// <summary>Default: Fargate.</summary>
    public LaunchType LaunchType { get; init; } = LaunchType.Fargate;

    /// <summary>The Fargate platform version. Default: <c>LATEST</c>.</summary>
    public string? PlatformVersion { get; init; }

    /// <summary>Percent of the desired count that must stay healthy during a deployment. Default: 100.</summary>
    public int MinimumHealthyPercent { get; init; } = 100;

    /// <summary>Percent of the desired count that may run during a deployment. Default: 200.</summary>
    public int MaximumPercent { get; init; } = 200;

    /// <summary>Whether ECS gives up a deployment whose tasks keep failing. Default: true.</summary>
    public bool DeploymentCircuitBreaker { get; init; } = true;

    /// <summary>Whether ECS then goes back to the last deployment that worked. Default: true.</summary>
    public bool DeploymentCircuitBreakerRollback { get; init; } = true;

    /// <summary>Seconds after a task's start in which failed health checks are ignored.</summary>
    public int? HealthCheckGracePeriodSeconds { get; init; }

    /// <summary>Whether <c>aws ecs execute-command</c> works on its tasks; needs a task role. Default: false.</summary>
    public bool EnableExecuteCommand { get; init; }

    /// <summary>Whether ECS tags tasks with cluster and service. Default: true.</summary>
    public bool EnableEcsManagedTags { get; init; } = true;

    /// <summary>Whose tags tasks inherit. Default: the service's.</summary>
    public PropagateTags PropagateTags { get; init; } = PropagateTags.Service;

    /// <summary>Whether ECS moves tasks to even out Availability Zones. Default: true.</summary>
    public bool AvailabilityZoneRebalancing { get; init; } = true;

    /// <summary>The network of its tasks; null only where the task definition's network mode is not awsvpc.</summary>
    public NetworkSpec? NetworkConfiguration { get; init; }

    /// <summary>Target groups that its tasks register with, at most five.</summary>
    public EquatableList<LoadBalancerSpec> LoadBalancers { get; init; } = EquatableList<LoadBalancerSpec>.Empty;
}

/// <summary>A container port that is registered with a target group.</summary>
public sealed record LoadBalancerSpec
{
    /// <summary>What tells a service's registrations apart, in paths: <c>shop:8080</c>.</summary>
    public string Key => string.Format(System.Globalization.CultureInfo.InvariantCulture, "{0}:{1}", TargetGroup, ContainerPort);

    /// <summary>ARN or name of an existing target group.</summary>
    public required string TargetGroup { get; init; }

    /// <summary>The container.</summary>
    public required string ContainerName { get; init; }

    /// <summary>A port that the container maps.</summary>
    public required int ContainerPort { get; init; }
}
