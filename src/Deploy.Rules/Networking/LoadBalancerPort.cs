using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>A target group gets a port that the container maps.</summary>
public sealed class LoadBalancerPort() : ResourceRule<ServiceSpec>(
    "DECS0515",
    "A target group's port is not mapped",
    "Container '{0}' does not map port {1}. {2}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan) =>
        from loadBalancer in resource.LoadBalancers
        let task = plan.TaskOf(resource.TaskDefinition)

        // Without a network, a port would not help: that is a rule of its own.
        where task is not null && task.NetworkMode != NetworkMode.None
        let container = task.ContainerDefinitions.FirstOrDefault(candidate => candidate.Name == loadBalancer.ContainerName)
        where container is not null && container.PortMappings.All(port => port.ContainerPort != loadBalancer.ContainerPort)
        select Found(resource.Address, $"LoadBalancers[{loadBalancer.Key}].ContainerPort", container.Name, Number.Text(loadBalancer.ContainerPort), Fix(container));

    private static string Fix(ContainerSpec container) => container.PortMappings.Count == 0
        ? "Give the container a port"
        : $"Set Port to {Text.Or(container.PortMappings.Select(port => Number.Text(port.ContainerPort)).Distinct())}, or add the port to the container";
}
