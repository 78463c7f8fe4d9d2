using Deploy.Ecs;
using Deploy.Generators.Planning.Naming;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Planning.Kinds;

/// <summary><c>[Service]</c> with its network and target groups.</summary>
internal sealed class ServiceParser : DeclaredKindParser
{
    private const int DefaultMaximumPercent = 200;

    public static DeclaredKind Kind { get; } = new()
    {
        Kind = DeclaredKind.KindOf<ServiceSpec>(),
        Attribute = "Service",
        InWords = "service",
    };

    public override DeclaredKind DeclaredKind => Kind;

    protected override ResourceSpec ParseSpec(ResourceDraft draft)
    {
        var read = draft.Read;
        var references = draft.Stage.References;
        var taskDefinition = references.Resolve(
            draft, draft.Declaration, TaskDefinitionParser.Kind, read.Noted(nameof(ServiceSpec.TaskDefinition)), nameof(ServiceSpec.TaskDefinition));
        var circuitBreaker = read.Flag(nameof(ServiceSpec.DeploymentCircuitBreaker)) ?? true;
        var maximum = read.Number(nameof(ServiceSpec.MaximumPercent)) ?? DefaultMaximumPercent;
        return new ServiceSpec
        {
            Name = draft.Name,
            Cluster = references.Resolve(draft, draft.Declaration, ClusterParser.Kind, read.Noted(nameof(ServiceSpec.Cluster)), nameof(ServiceSpec.Cluster)).Address,
            TaskDefinition = taskDefinition.Address,
            DesiredCount = read.Number(nameof(ServiceSpec.DesiredCount)) ?? 1,
            LaunchType = read.Choice<LaunchType>(nameof(ServiceSpec.LaunchType)) ?? LaunchType.Fargate,
            PlatformVersion = read.Text(nameof(ServiceSpec.PlatformVersion)),
            MinimumHealthyPercent = read.Number(nameof(ServiceSpec.MinimumHealthyPercent)) ?? 100,
            MaximumPercent = maximum,
            DeploymentCircuitBreaker = circuitBreaker,
            DeploymentCircuitBreakerRollback = read.Flag(nameof(ServiceSpec.DeploymentCircuitBreakerRollback)) ?? circuitBreaker,
            HealthCheckGracePeriodSeconds = read.Number(nameof(ServiceSpec.HealthCheckGracePeriodSeconds)),
            EnableExecuteCommand = read.Flag(nameof(ServiceSpec.EnableExecuteCommand)) ?? false,
            EnableEcsManagedTags = read.Flag(nameof(ServiceSpec.EnableEcsManagedTags)) ?? true,
            PropagateTags = read.Choice<PropagateTags>(nameof(ServiceSpec.PropagateTags)) ?? PropagateTags.Service,

            // ECS refuses to move tasks where it may not start the new one before it stops the old one.
            AvailabilityZoneRebalancing = read.Flag(nameof(ServiceSpec.AvailabilityZoneRebalancing)) ?? maximum > 100,
            NetworkConfiguration = NetworkParser.Parse(draft, taskDefinition),
            LoadBalancers = TargetGroupParser.Parse(draft, taskDefinition),
        };
    }
}
