using Deploy.Engine.Shapes;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds.TaskDefinitions;

/// <summary>What ECS does with what a task definition's request does not say: nothing is chosen, all else is empty.</summary>
internal static class TaskDefinitionFacts
{
    private const int Interval = 30;
    private const int Timeout = 5;
    private const int Retries = 3;

    /// <summary>The facts. The host's port, which follows from the network mode, is not among them.</summary>
    public static ShapeFacts Shapes { get; } = new ShapeFacts()
        .Silent<RegisterTaskDefinition>(nameof(RegisterTaskDefinition.EnableFaultInjection), false)
        .Silent<ContainerDefinition>(nameof(ContainerDefinition.Essential), true)
        .Silent<ContainerDefinition>(nameof(ContainerDefinition.Cpu), 0)
        .EmptyIsSilent<ContainerDefinition>(nameof(ContainerDefinition.User))
        .EmptyIsSilent<ContainerDefinition>(nameof(ContainerDefinition.WorkingDirectory))
        .Silent<ContainerDefinition>(nameof(ContainerDefinition.ReadonlyRootFilesystem), false)
        .Silent<ContainerDefinition>(nameof(ContainerDefinition.Privileged), false)
        .Silent<ContainerDefinition>(nameof(ContainerDefinition.Interactive), false)
        .Silent<ContainerDefinition>(nameof(ContainerDefinition.PseudoTerminal), false)
        .Silent<ContainerDefinition>(nameof(ContainerDefinition.DisableNetworking), false)
        .Silent<PortMapping>(nameof(PortMapping.Protocol), (OpenEnum<TransportProtocol>)TransportProtocol.Tcp)
        .EmptyIsSilent<PortMapping>(nameof(PortMapping.Name))
        .Silent<HealthCheck>(nameof(HealthCheck.Interval), Interval)
        .Silent<HealthCheck>(nameof(HealthCheck.Timeout), Timeout)
        .Silent<HealthCheck>(nameof(HealthCheck.Retries), Retries)
        .Silent<HealthCheck>(nameof(HealthCheck.StartPeriod), 0)
        .Set<RegisterTaskDefinition>(nameof(RegisterTaskDefinition.RequiresCompatibilities))
        .Set<ContainerDefinition>(nameof(ContainerDefinition.PortMappings))
        .Set<ContainerDefinition>(nameof(ContainerDefinition.Environment))
        .Set<ContainerDefinition>(nameof(ContainerDefinition.Secrets))
        .Set<LogConfiguration>(nameof(LogConfiguration.SecretOptions))
        .SilentIsNothing<RegisterTaskDefinition>()
        .SilentIsNothing<ContainerDefinition>()
        .SilentIsNothing<PortMapping>()
        .SilentIsNothing<LogConfiguration>();
}
