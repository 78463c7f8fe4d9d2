using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS takes such a mapping, until a service refers to the port.</summary>
public sealed class PortOnTwoProtocols() : ResourceRule<TaskDefinitionSpec>(
    "DECS0313",
    "A port is mapped for tcp and udp",
    "Port {0} is mapped for tcp and udp. A service cannot send a load balancer's traffic there; use two ports.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan) =>
        from container in resource.ContainerDefinitions
        from ports in container.PortMappings.GroupBy(port => port.ContainerPort)
        where ports.Select(port => port.Protocol).Distinct().Count() > 1 && !IsRegistered(resource, container.Name, ports.Key, plan)
        select Found(resource.Address, $"ContainerDefinitions[{container.Name}].PortMappings[{ports.Last().Key}]", Number.Text(ports.Key));

    // Then it is an error at the service.
    private static bool IsRegistered(TaskDefinitionSpec task, string container, int port, DeploymentPlan plan) => plan.Resources.OfType<ServiceSpec>().Any(service =>
        service.TaskDefinition == task.Address && service.LoadBalancers.Any(loadBalancer => loadBalancer.ContainerName == container && loadBalancer.ContainerPort == port));
}
