using Deploy.Engine.Shapes;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds.Services;

/// <summary>What ECS does with what a service's request does not say.</summary>
internal static class ServiceFacts
{
    /// <summary>The facts. Whether a new service is rebalanced ECS decides.</summary>
    public static ShapeFacts Shapes { get; } = new ShapeFacts()
        .Silent<CreateService>(nameof(CreateService.DesiredCount), 0)
        .Silent<CreateService>(nameof(CreateService.PlatformVersion), null)
        .Silent<CreateService>(nameof(CreateService.HealthCheckGracePeriodSeconds), 0)
        .Silent<CreateService>(nameof(CreateService.EnableExecuteCommand), false)
        .Silent<CreateService>(nameof(CreateService.EnableECSManagedTags), false)
        .Silent<CreateService>(nameof(CreateService.PropagateTags), (OpenEnum<PropagateTags>)PropagateTags.None)
        .Silent<CreateService>(nameof(CreateService.NetworkConfiguration), null)
        .Silent<CreateService>(nameof(CreateService.DeploymentConfiguration), new DeploymentConfiguration())
        .Silent<DeploymentConfiguration>(nameof(DeploymentConfiguration.MinimumHealthyPercent), 100)
        .Silent<DeploymentConfiguration>(nameof(DeploymentConfiguration.MaximumPercent), 200)
        .Silent<DeploymentConfiguration>(nameof(DeploymentConfiguration.DeploymentCircuitBreaker), new DeploymentCircuitBreaker())
        .Silent<DeploymentConfiguration>(nameof(DeploymentConfiguration.BakeTimeInMinutes), 0)
        .Silent<DeploymentCircuitBreaker>(nameof(DeploymentCircuitBreaker.Enable), false)
        .Silent<DeploymentCircuitBreaker>(nameof(DeploymentCircuitBreaker.Rollback), false)
        .Silent<CapacityProviderStrategyItem>(nameof(CapacityProviderStrategyItem.Weight), 0)
        .Silent<CapacityProviderStrategyItem>(nameof(CapacityProviderStrategyItem.Base), 0)
        .Silent<AwsVpcConfiguration>(nameof(AwsVpcConfiguration.AssignPublicIp), (OpenEnum<AssignPublicIp>)AssignPublicIp.Disabled)
        .Set<CreateService>(nameof(CreateService.LoadBalancers))
        .Set<CreateService>(nameof(CreateService.ServiceRegistries))
        .Set<CreateService>(nameof(CreateService.PlacementConstraints))
        .Set<AwsVpcConfiguration>(nameof(AwsVpcConfiguration.Subnets))
        .Set<AwsVpcConfiguration>(nameof(AwsVpcConfiguration.SecurityGroups));
}
