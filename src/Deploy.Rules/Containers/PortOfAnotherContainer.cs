using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>With awsvpc and host the containers of a task share one network; on an instance, all mappings share its ports.</summary>
public sealed class PortOfAnotherContainer() : ResourceRule<TaskDefinitionSpec>(
    "DECS0311",
    "Two mappings use one port",
    "{0} use port {1}/{2} of one network. Use another port.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan) =>
        from uses in resource.ContainerDefinitions.SelectMany(container => container.PortMappings.Select(port => (Container: container.Name, Port: port)))
            .GroupBy(use => (Port: SharedPort(use.Port, resource.NetworkMode), use.Port.Protocol))
        let names = uses.Select(use => use.Container).Distinct(StringComparer.Ordinal).ToArray()
        let ports = uses.Select(use => use.Port.ContainerPort).Distinct().ToArray()
        where uses.Key.Port > 0 && (names.Length > 1 || ports.Length > 1)
        let last = uses.Last()
        let users = names.Length > 1 ? Text.And(names) : $"Ports {Text.And(ports.Select(Number.Text))} of {names[0]}"
        select Found(resource.Address, $"ContainerDefinitions[{last.Container}].PortMappings[{last.Port.Key}]", users, Number.Text(uses.Key.Port), uses.Key.Protocol.ToString().ToLowerInvariant());

    private static int SharedPort(PortMappingSpec port, NetworkMode mode) => mode switch
    {
        NetworkMode.Awsvpc or NetworkMode.Host => port.ContainerPort,
        NetworkMode.Bridge => port.HostPort ?? 0,
        _ => 0,
    };
}
