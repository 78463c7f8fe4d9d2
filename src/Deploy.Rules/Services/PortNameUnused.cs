using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>What uses the names of ports cannot be declared yet. ECS takes them, so that this is advice.</summary>
public sealed class PortNameUnused() : ResourceRule<ServiceSpec>(
    "DECS0421",
    "Nothing uses the name of a port",
    "The name {0} of port {1} leads nowhere: Service Connect, which would use it, cannot be declared yet, "
        + "and no other service finds service '{2}' by it. Leave Name and AppProtocol out.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan) =>
        plan.Find<TaskDefinitionSpec>(resource.TaskDefinition) is { Ownership: not Ownership.External } task
            ? from container in task.ContainerDefinitions
              from port in container.PortMappings
              where !string.IsNullOrEmpty(port.Name)
              select Found(task.Address, new ContainerPlace(task, container).Path($"PortMappings[{port.Key}].Name"), Text.Quote(port.Name!), port.Key, resource.Name)
            : [];
}
