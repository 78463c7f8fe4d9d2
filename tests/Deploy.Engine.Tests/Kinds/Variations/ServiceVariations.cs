using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds.Variations;

/// <summary>What the lives of services vary.</summary>
internal static class ServiceVariations
{
    /// <summary>Of a service without a target group.</summary>
    public static IReadOnlyList<(string Property, Func<ServiceSpec, ServiceSpec> Change)> Of(string targetGroup)
    {
        var balancer = Balancer(targetGroup);
        return
        [
            ("DesiredCount", spec => spec with { DesiredCount = 3 }),
            ("DesiredCount", spec => spec with { DesiredCount = 0 }),
            ("PlatformVersion", spec => spec with { PlatformVersion = "1.3.0" }),
            ("MinimumHealthyPercent", spec => spec with { MinimumHealthyPercent = 50 }),
            ("MaximumPercent", spec => spec with { MaximumPercent = 150 }),
            ("DeploymentCircuitBreaker", spec => spec with { DeploymentCircuitBreaker = false, DeploymentCircuitBreakerRollback = false }),
            ("DeploymentCircuitBreakerRollback", spec => spec with { DeploymentCircuitBreakerRollback = false }),
            ($"LoadBalancers[{balancer.Key}]", spec => spec with { LoadBalancers = EquatableList.Of(balancer) }),
            ("HealthCheckGracePeriodSeconds", spec => spec with { LoadBalancers = EquatableList.Of(balancer), HealthCheckGracePeriodSeconds = 30 }),
            ("EnableExecuteCommand", spec => spec with { EnableExecuteCommand = true }),
            ("EnableEcsManagedTags", spec => spec with { EnableEcsManagedTags = false }),
            ("PropagateTags", spec => spec with { PropagateTags = PropagateTags.TaskDefinition }),
            ("PropagateTags", spec => spec with { PropagateTags = PropagateTags.None }),
            ("AvailabilityZoneRebalancing", spec => spec with { AvailabilityZoneRebalancing = false }),
            ("NetworkConfiguration.AssignPublicIp", spec => spec.On(network => network with { AssignPublicIp = true })),
            ("NetworkConfiguration.Subnets", spec => spec.On(network => network with { Subnets = EquatableList.Of(network.Subnets[0]) })),
            ("Tags", spec => spec with { Tags = EquatableList.Of(new TagSpec("team", "blue")) }),
        ];
    }

    /// <summary>Of a service with a target group, where the other tasks are.</summary>
    public static IReadOnlyList<(string Property, Func<ServiceSpec, ServiceSpec> Change)> OfBalanced(string targetGroup, string securityGroup) =>
    [
        ("TaskDefinition", spec => spec with { TaskDefinition = Application.OtherTask.Address }),
        ("LaunchType", spec => spec with { LaunchType = LaunchType.Ec2, TaskDefinition = Application.OtherTask.Address }),
        ($"LoadBalancers[{Balancer(targetGroup).Key}].ContainerName", spec => spec with
        {
            TaskDefinition = Application.WebTask.Address,
            LoadBalancers = EquatableList.Of(Balancer(targetGroup) with { ContainerName = "web" }),
        }),
        ("NetworkConfiguration.SecurityGroups", spec => spec.On(network => network with { SecurityGroups = EquatableList.Of(securityGroup) })),
    ];

    /// <summary>The application's container behind a target group.</summary>
    public static LoadBalancerSpec Balancer(string targetGroup) => new() { TargetGroup = targetGroup, ContainerName = "api", ContainerPort = 8080 };

    private static ServiceSpec On(this ServiceSpec spec, Func<NetworkSpec, NetworkSpec> change) =>
        spec with { NetworkConfiguration = change(spec.NetworkConfiguration!) };
}
