using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>ECS registers a port with a target group for one protocol.</summary>
public sealed class LoadBalancerPortOnTwoProtocols() : ResourceRule<ServiceSpec>(
    "DECS0516",
    "A target group's port is mapped for tcp and udp",
    "Port {0} of container '{1}' is mapped for tcp and udp, so that ECS cannot register it with a target group. Use two ports.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan) =>
        from loadBalancer in resource.LoadBalancers
        let container = plan.TaskOf(resource.TaskDefinition)?.ContainerDefinitions.FirstOrDefault(candidate => candidate.Name == loadBalancer.ContainerName)
        where container?.PortMappings.Where(port => port.ContainerPort == loadBalancer.ContainerPort).Select(port => port.Protocol).Distinct().Count() > 1
        select Found(resource.Address, $"LoadBalancers[{loadBalancer.Key}].ContainerPort", Number.Text(loadBalancer.ContainerPort), container.Name);
}
