using Amazon.ECS.Model;
using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Translation;

/// <summary>Services as ECS's and back.</summary>
internal static class ServiceTranslator
{
    private const string Enabled = "ENABLED";
    private const string Disabled = "DISABLED";

    /// <summary>With ECS's own defaults, and sets in one order.</summary>
    public static ServiceSpec Normalise(ServiceSpec spec) => spec with
    {
        PlatformVersion = EcsConstants.Platform(spec.PlatformVersion),
        HealthCheckGracePeriodSeconds = spec.HealthCheckGracePeriodSeconds ?? 0,
        NetworkConfiguration = Normalise(spec.NetworkConfiguration),
        LoadBalancers = spec.LoadBalancers
            .OrderBy(balancer => balancer.TargetGroup, StringComparer.Ordinal).ThenBy(balancer => balancer.ContainerName, StringComparer.Ordinal).ThenBy(balancer => balancer.ContainerPort)
            .ToEquatableList(),
    };

    /// <summary>A network whose sets are in one order.</summary>
    public static NetworkSpec? Normalise(NetworkSpec? network) => network is null ? null : network with
    {
        Subnets = network.Subnets.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableList(),
        SecurityGroups = network.SecurityGroups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatableList(),
    };

    /// <summary>As ECS describes it, normalised.</summary>
    public static ServiceSpec Read(Service service, string declaredName, ResourceAddress cluster, ResourceAddress taskDefinition)
    {
        var (deployment, vpc) = (service.DeploymentConfiguration, service.NetworkConfiguration?.AwsvpcConfiguration);
        return Normalise(new ServiceSpec
        {
            Name = declaredName,
            Cluster = cluster,
            TaskDefinition = taskDefinition,
            DesiredCount = service.DesiredCount ?? 0,
            LaunchType = EnumSpelling.Parse<LaunchType>(service.LaunchType?.Value) ?? LaunchType.Fargate,
            PlatformVersion = service.PlatformVersion,
            MinimumHealthyPercent = deployment?.MinimumHealthyPercent ?? 100,
            MaximumPercent = deployment?.MaximumPercent ?? 200,
            DeploymentCircuitBreaker = deployment?.DeploymentCircuitBreaker?.Enable ?? false,
            DeploymentCircuitBreakerRollback = deployment?.DeploymentCircuitBreaker?.Rollback ?? false,
            HealthCheckGracePeriodSeconds = service.HealthCheckGracePeriodSeconds,
            EnableExecuteCommand = service.EnableExecuteCommand ?? false,
            EnableEcsManagedTags = service.EnableECSManagedTags ?? false,
            PropagateTags = EnumSpelling.Parse<PropagateTags>(service.PropagateTags?.Value) ?? PropagateTags.None,
            // A service that never had a value is not rebalanced.
            AvailabilityZoneRebalancing = service.AvailabilityZoneRebalancing?.Value == Enabled,
            NetworkConfiguration = vpc is null || (vpc.Subnets is null or []) ? null : new NetworkSpec
            {
                Subnets = (vpc.Subnets ?? []).ToEquatableList(),
                SecurityGroups = (vpc.SecurityGroups ?? []).ToEquatableList(),
                AssignPublicIp = vpc.AssignPublicIp?.Value == Enabled,
            },
            LoadBalancers = (service.LoadBalancers ?? []).Select(balancer => new LoadBalancerSpec
            {
                TargetGroup = balancer.TargetGroupArn ?? balancer.LoadBalancerName ?? "",
                ContainerName = balancer.ContainerName ?? "",
                ContainerPort = balancer.ContainerPort ?? 0,
            }).ToEquatableList(),
        });
    }

    /// <summary>How ECS replaces tasks.</summary>
    public static DeploymentConfiguration Deployment(ServiceSpec spec) => new()
    {
        MinimumHealthyPercent = spec.MinimumHealthyPercent,
        MaximumPercent = spec.MaximumPercent,
        DeploymentCircuitBreaker = new DeploymentCircuitBreaker { Enable = spec.DeploymentCircuitBreaker, Rollback = spec.DeploymentCircuitBreakerRollback },
    };

    /// <summary>The network of a service's tasks.</summary>
    public static NetworkConfiguration? Network(NetworkSpec? network) => network is null ? null : new NetworkConfiguration
    {
        AwsvpcConfiguration = new AwsVpcConfiguration
        {
            Subnets = [.. network.Subnets],
            SecurityGroups = [.. network.SecurityGroups],
            AssignPublicIp = network.AssignPublicIp ? Enabled : Disabled,
        },
    };

    /// <summary>Target groups; an empty list takes all away.</summary>
    public static List<LoadBalancer> Balancers(ServiceSpec spec) => [.. spec.LoadBalancers.Select(balancer => new LoadBalancer
    {
        TargetGroupArn = balancer.TargetGroup,
        ContainerName = balancer.ContainerName,
        ContainerPort = balancer.ContainerPort,
    })];

    /// <summary>Rebalancing in ECS's spelling.</summary>
    public static string Rebalancing(ServiceSpec spec) => spec.AvailabilityZoneRebalancing ? Enabled : Disabled;
}
