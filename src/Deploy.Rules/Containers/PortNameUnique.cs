using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Service Connect finds a port of the task by its name.</summary>
public sealed class PortNameUnique() : ResourceRule<TaskDefinitionSpec>(
    "DECS0317",
    "Two ports have one name",
    "The port name {0} stands {1} times in '{2}'. Give each port a name of its own.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan) =>
        from ports in resource.ContainerDefinitions.SelectMany(container => container.PortMappings.Select(port => (Container: container.Name, Port: port)))
            .Where(use => !string.IsNullOrEmpty(use.Port.Name))
            .GroupBy(use => use.Port.Name!, StringComparer.Ordinal)
        where ports.Count() > 1
        let last = ports.Last()
        select Found(resource.Address, $"ContainerDefinitions[{last.Container}].PortMappings[{last.Port.Key}].Name", Text.Quote(ports.Key), Number.Text(ports.Count()), resource.Address.ToString());
}
