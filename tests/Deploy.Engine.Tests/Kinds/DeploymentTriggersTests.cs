using Amazon.ECS.Model;
using Deploy.Engine.Kinds.Services;

namespace Deploy.Engine.Tests.Kinds;

/// <summary>Holds the table against https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html</summary>
public sealed class DeploymentTriggersTests
{
    private static readonly string[] Naming = [nameof(UpdateServiceRequest.Cluster), nameof(UpdateServiceRequest.Service)];

    /// <summary>"This parameter triggers a new service deployment."</summary>
    [Theory]
    [InlineData("TaskDefinition")]
    [InlineData("NetworkConfiguration")]
    [InlineData("PlatformVersion")]
    [InlineData("LoadBalancers")]
    [InlineData("ServiceRegistries")]
    [InlineData("ServiceConnectConfiguration")]
    [InlineData("VolumeConfigurations")]
    [InlineData("VpcLatticeConfigurations")]
    [InlineData("ForceNewDeployment")]
    public void What_triggers_a_deployment_is_followed(string member) => Assert.Contains(member, DeploymentTriggers.Starting);

    /// <summary>"This parameter doesn't trigger a new service deployment."</summary>
    [Theory]
    [InlineData("DesiredCount")]
    [InlineData("DeploymentConfiguration")]
    [InlineData("AvailabilityZoneRebalancing")]
    [InlineData("PlacementConstraints")]
    [InlineData("PlacementStrategy")]
    [InlineData("HealthCheckGracePeriodSeconds")]
    [InlineData("EnableExecuteCommand")]
    [InlineData("EnableECSManagedTags")]
    [InlineData("PropagateTags")]
    public void What_triggers_none_is_not(string member) => Assert.Contains(member, DeploymentTriggers.Quiet);

    [Fact]
    public void Every_member_of_UpdateService_is_in_the_table_once()
    {
        var members = typeof(UpdateServiceRequest).GetProperties().Where(member => member.DeclaringType == typeof(UpdateServiceRequest)).Select(member => member.Name).Except(Naming);
        var table = DeploymentTriggers.Starting.Concat(DeploymentTriggers.Forced).Concat(DeploymentTriggers.Quiet);

        Assert.Equal(members.Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_strategy_of_capacity_providers_goes_with_a_forced_deployment_only()
    {
        var request = new UpdateServiceRequest { CapacityProviderStrategy = [] };
        DeploymentTriggers.Force(request);

        Assert.True(request.ForceNewDeployment);
        Assert.True(DeploymentTriggers.Start(request));
    }

    [Fact]
    public void A_count_starts_nothing()
    {
        var request = new UpdateServiceRequest { DesiredCount = 2, PropagateTags = "SERVICE", EnableECSManagedTags = true };
        DeploymentTriggers.Force(request);

        Assert.Null(request.ForceNewDeployment);
        Assert.False(DeploymentTriggers.Start(request));
    }
}
