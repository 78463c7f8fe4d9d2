using Deploy.Engine.Shapes;
using Deploy.Engine.Translation;
using Deploy.Engine.Translation.Generated.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;
using Service = Amazon.ECS.Model.Service;

namespace Deploy.Engine.Kinds.Services;

/// <summary>A service's request: as it is sent, as it is compared, and as ECS describes what came of it.</summary>
internal static class ServiceShape
{
    /// <summary>As it is sent: with what is known of the resources that it names.</summary>
    public static CreateService Resolve(ServiceSpec spec, KindContext context) => context.Resolve(spec.Request) with { ServiceName = context.Names.Of(spec) };

    /// <summary>As it is compared: without the name, which does not change, and with the revision as people name it.</summary>
    public static ServiceSpec Normalise(ServiceSpec spec, KindContext context) => Normalise(spec with { Request = context.Resolve(spec.Request) });

    /// <summary>A normal service in which ECS's choices stand where the request is silent.</summary>
    public static ServiceSpec Against(ServiceSpec desired, ServiceSpec actual) =>
        desired with { Request = ShapeForm.WithChoicesOf(desired.Request, actual.Request, ServiceFacts.Shapes) };

    /// <summary>As ECS describes it, in the form in which it is compared.</summary>
    public static ServiceSpec Read(Service service, string declaredName)
    {
        var request = CreateServiceMap.FromDescription(service);
        var running = ServiceReader.PrimaryOf(service);
        return Normalise(new ServiceSpec
        {
            Name = declaredName,
            Cluster = default,
            TaskDefinition = default,
            Request = request with
            {
                ServiceName = null,
                Tags = null,
                LaunchType = request.LaunchType ?? LaunchType.Fargate,
                SchedulingStrategy = request.SchedulingStrategy ?? SchedulingStrategy.Replica,
                // A service that never had a value is not rebalanced.
                AvailabilityZoneRebalancing = request.AvailabilityZoneRebalancing ?? AvailabilityZoneRebalancing.Disabled,
                // The service itself does not show these.
                ServiceConnectConfiguration = ShapeValues.Map(running?.ServiceConnectConfiguration, ServiceConnectConfigurationMap.FromModel),
                VolumeConfigurations = ShapeValues.FromList(running?.VolumeConfigurations, ServiceVolumeConfigurationMap.FromModel),
                VpcLatticeConfigurations = ShapeValues.FromList(running?.VpcLatticeConfigurations, VpcLatticeConfigurationMap.FromModel),
            },
        });
    }

    private static ServiceSpec Normalise(ServiceSpec resolved)
    {
        var request = resolved.Request;
        return resolved with
        {
            Request = ShapeForm.Normal(
                request with
                {
                    TaskDefinition = RevisionName.Compared(request.TaskDefinition),
                    PlatformVersion = EcsConstants.Platform(request.PlatformVersion),
                    NetworkConfiguration = request.NetworkConfiguration?.AwsvpcConfiguration?.Subnets is { Count: > 0 } ? request.NetworkConfiguration : null,
                },
                ServiceFacts.Shapes),
        };
    }
}
