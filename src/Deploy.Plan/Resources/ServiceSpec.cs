using Deploy.Ecs;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;
using AwsEcs = Deploy.Plan.Shapes.Ecs;
using LaunchType = Deploy.Ecs.LaunchType;
using PropagateTags = Deploy.Ecs.PropagateTags;

namespace Deploy.Plan.Resources;

/// <summary>An ECS service. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html</summary>
public sealed record ServiceSpec : ResourceSpec, IRunsTasks
{
    /// <summary>What a service is where its declaration is silent: our defaults, which a plan always says.</summary>
    public static CreateService Defaults { get; } = new()
    {
        DesiredCount = 1,
        LaunchType = AwsEcs.LaunchType.Fargate,
        SchedulingStrategy = SchedulingStrategy.Replica,
        DeploymentConfiguration = new DeploymentConfiguration
        {
            MinimumHealthyPercent = 100,
            MaximumPercent = 200,
            DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = true, Rollback = true },
        },
        EnableECSManagedTags = true,
        EnableExecuteCommand = false,
        PropagateTags = AwsEcs.PropagateTags.Service,
        AvailabilityZoneRebalancing = AwsEcs.AvailabilityZoneRebalancing.Enabled,
    };

    private static readonly ListView<LoadBalancer, LoadBalancerSpec> Registrations = new(LoadBalancerSpec.Of);

    /// <summary>AWS's own request. Name, tags and client token are the engine's, and not in it.</summary>
    public CreateService Request { get; init; } = Defaults;

    /// <summary>The cluster it runs in.</summary>
    [ViewOf(nameof(CreateService.Cluster))]
    public required ResourceAddress Cluster
    {
        get => AddressIn(Request.Cluster, "cluster");
        init => Request = Request with { Cluster = Reference.ArnOf(value) };
    }

    /// <summary>The task definition it runs.</summary>
    [ViewOf(nameof(CreateService.TaskDefinition))]
    public required ResourceAddress TaskDefinition
    {
        get => AddressIn(Request.TaskDefinition, "task-definition");
        init => Request = Request with { TaskDefinition = Reference.ArnOf(value) };
    }

    /// <summary>Number of tasks. Default: 1.</summary>
    [ViewOf(nameof(CreateService.DesiredCount))]
    public int DesiredCount
    {
        get => Request.DesiredCount ?? 1;
        init => Request = Request with { DesiredCount = value };
    }

    /// <summary>Default: Fargate.</summary>
    [ViewOf(nameof(CreateService.LaunchType))]
    public LaunchType LaunchType
    {
        get => Request.LaunchType?.As<LaunchType>() ?? LaunchType.Fargate;
        init => Request = Request with { LaunchType = OpenEnum<AwsEcs.LaunchType>.Of(value) };
    }

    /// <summary>The Fargate platform version. Default: <c>LATEST</c>.</summary>
    [ViewOf(nameof(CreateService.PlatformVersion))]
    public string? PlatformVersion
    {
        get => Request.PlatformVersion;
        init => Request = Request with { PlatformVersion = value };
    }

    /// <summary>Percent of the desired count that must stay healthy during a deployment. Default: 100.</summary>
    [ViewOf("DeploymentConfiguration.MinimumHealthyPercent")]
    public int MinimumHealthyPercent
    {
        get => Deployment.MinimumHealthyPercent ?? 100;
        init => Deployment = Deployment with { MinimumHealthyPercent = value };
    }

    /// <summary>Percent of the desired count that may run during a deployment. Default: 200.</summary>
    [ViewOf("DeploymentConfiguration.MaximumPercent")]
    public int MaximumPercent
    {
        get => Deployment.MaximumPercent ?? 200;
        init => Deployment = Deployment with { MaximumPercent = value };
    }

    /// <summary>Whether ECS gives up a deployment whose tasks keep failing. Default: true.</summary>
    [ViewOf("DeploymentConfiguration.DeploymentCircuitBreaker.Enable")]
    public bool DeploymentCircuitBreaker
    {
        get => CircuitBreaker.Enable ?? false;
        init => CircuitBreaker = CircuitBreaker with { Enable = value };
    }

    /// <summary>Whether ECS then goes back to the last deployment that worked. Default: true.</summary>
    [ViewOf("DeploymentConfiguration.DeploymentCircuitBreaker.Rollback")]
    public bool DeploymentCircuitBreakerRollback
    {
        get => CircuitBreaker.Rollback ?? false;
        init => CircuitBreaker = CircuitBreaker with { Rollback = value };
    }

    /// <summary>Seconds after a task's start in which failed health checks are ignored.</summary>
    [ViewOf(nameof(CreateService.HealthCheckGracePeriodSeconds))]
    public int? HealthCheckGracePeriodSeconds
    {
        get => Request.HealthCheckGracePeriodSeconds;
        init => Request = Request with { HealthCheckGracePeriodSeconds = value };
    }

    /// <summary>Whether <c>aws ecs execute-command</c> works on its tasks; needs a task role. Default: false.</summary>
    [ViewOf(nameof(CreateService.EnableExecuteCommand))]
    public bool EnableExecuteCommand
    {
        get => Request.EnableExecuteCommand ?? false;
        init => Request = Request with { EnableExecuteCommand = value };
    }

    /// <summary>Whether ECS tags tasks with cluster and service. Default: true.</summary>
    [ViewOf(nameof(CreateService.EnableECSManagedTags))]
    public bool EnableEcsManagedTags
    {
        get => Request.EnableECSManagedTags ?? false;
        init => Request = Request with { EnableECSManagedTags = value };
    }

    /// <summary>Whose tags tasks inherit. Default: the service's.</summary>
    [ViewOf(nameof(CreateService.PropagateTags))]
    public PropagateTags PropagateTags
    {
        get => Request.PropagateTags?.As<PropagateTags>() ?? PropagateTags.None;
        init => Request = Request with { PropagateTags = OpenEnum<AwsEcs.PropagateTags>.Of(value) };
    }

    /// <summary>Whether ECS moves tasks to even out Availability Zones. Default: true.</summary>
    [ViewOf(nameof(CreateService.AvailabilityZoneRebalancing))]
    public bool AvailabilityZoneRebalancing
    {
        get => Request.AvailabilityZoneRebalancing?.Known == AwsEcs.AvailabilityZoneRebalancing.Enabled;
        init => Request = Request with { AvailabilityZoneRebalancing = value ? AwsEcs.AvailabilityZoneRebalancing.Enabled : AwsEcs.AvailabilityZoneRebalancing.Disabled };
    }

    /// <summary>The network of its tasks; null only where the task definition's network mode is not awsvpc.</summary>
    [ViewOf("NetworkConfiguration.AwsvpcConfiguration")]
    public NetworkSpec? NetworkConfiguration
    {
        get => Request.NetworkConfiguration?.AwsvpcConfiguration is { } network ? NetworkSpec.Of(network) : null;
        init => Request = Request with { NetworkConfiguration = value is null ? null : new NetworkConfiguration { AwsvpcConfiguration = value.ToEcs() } };
    }

    /// <summary>Target groups that its tasks register with, at most five.</summary>
    [ViewOf(nameof(CreateService.LoadBalancers))]
    public EquatableList<LoadBalancerSpec> LoadBalancers
    {
        get => Registrations.Of(Request.LoadBalancers);
        init => Request = Request with { LoadBalancers = value.Select(balancer => balancer.Registration).ToEquatableList().OrNull() };
    }

    /// <inheritdoc/>
    public ResourceSpec WithNetwork(NetworkSpec network) => this with { NetworkConfiguration = network };

    private DeploymentConfiguration Deployment
    {
        get => Request.DeploymentConfiguration ?? new DeploymentConfiguration();
        init => Request = Request with { DeploymentConfiguration = value };
    }

    private DeploymentCircuitBreaker CircuitBreaker
    {
        get => Deployment.DeploymentCircuitBreaker ?? new DeploymentCircuitBreaker();
        init => Deployment = Deployment with { DeploymentCircuitBreaker = value };
    }
}
