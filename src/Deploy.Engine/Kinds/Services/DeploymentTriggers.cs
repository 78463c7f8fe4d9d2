using Amazon.ECS.Model;

namespace Deploy.Engine.Kinds.Services;

/// <summary>
/// What ECS does with each member of UpdateService: whether it carries the change out by a new service deployment, which is then followed.
/// See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html, where each parameter says so.
/// </summary>
public static class DeploymentTriggers
{
    /// <summary>
    /// Members that start a deployment. <c>Monitoring</c> and <c>GatewayConnectors</c> say nothing of it and are taken for such, so that they would be followed.
    /// </summary>
    public static readonly IReadOnlySet<string> Starting = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(UpdateServiceRequest.TaskDefinition), nameof(UpdateServiceRequest.PlatformVersion), nameof(UpdateServiceRequest.NetworkConfiguration),
        nameof(UpdateServiceRequest.LoadBalancers), nameof(UpdateServiceRequest.ServiceRegistries), nameof(UpdateServiceRequest.ServiceConnectConfiguration),
        nameof(UpdateServiceRequest.VolumeConfigurations), nameof(UpdateServiceRequest.VpcLatticeConfigurations), nameof(UpdateServiceRequest.Monitoring),
        nameof(UpdateServiceRequest.GatewayConnectors),
        nameof(UpdateServiceRequest.ForceNewDeployment),
    };

    /// <summary>Members that ECS takes together with a forced deployment only: a strategy that comes, changes or goes.</summary>
    public static readonly IReadOnlySet<string> Forced = new HashSet<string>(StringComparer.Ordinal) { nameof(UpdateServiceRequest.CapacityProviderStrategy) };

    /// <summary>Members that ECS applies to what it starts from then on. <c>DeploymentController</c> says nothing of it; we never send it.</summary>
    public static readonly IReadOnlySet<string> Quiet = new HashSet<string>(StringComparer.Ordinal)
    {
        nameof(UpdateServiceRequest.DesiredCount), nameof(UpdateServiceRequest.DeploymentConfiguration), nameof(UpdateServiceRequest.DeploymentController),
        nameof(UpdateServiceRequest.HealthCheckGracePeriodSeconds), nameof(UpdateServiceRequest.EnableExecuteCommand), nameof(UpdateServiceRequest.EnableECSManagedTags),
        nameof(UpdateServiceRequest.PropagateTags), nameof(UpdateServiceRequest.PlacementConstraints), nameof(UpdateServiceRequest.PlacementStrategy),
        nameof(UpdateServiceRequest.AvailabilityZoneRebalancing),
    };

    /// <summary>Asks for a deployment where ECS wants to be asked.</summary>
    public static void Force(UpdateServiceRequest request)
    {
        if (Given(request).Any(Forced.Contains)) request.ForceNewDeployment = true;
    }

    /// <summary>True where the call starts a deployment.</summary>
    public static bool Start(UpdateServiceRequest request) => Given(request).Any(Starting.Contains);

    private static IEnumerable<string> Given(UpdateServiceRequest request) =>
        Starting.Concat(Forced).Where(member => typeof(UpdateServiceRequest).GetProperty(member)?.GetValue(request) is not (null or false));
}
