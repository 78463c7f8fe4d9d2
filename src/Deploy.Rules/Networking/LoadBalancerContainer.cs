using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>A target group gets the port of a container of the task.</summary>
public sealed class LoadBalancerContainer() : ResourceRule<ServiceSpec>(
    "DECS0514",
    "A target group's container does not exist",
    "{0} is not a container of '{1}'. Set Container to {2}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan) =>
        from loadBalancer in resource.LoadBalancers
        let task = plan.TaskOf(resource.TaskDefinition)
        where task is not null && task.ContainerDefinitions.All(container => container.Name != loadBalancer.ContainerName)
        select Found(resource.Address, $"LoadBalancers[{loadBalancer.Key}].ContainerName", Text.Quote(loadBalancer.ContainerName), task.Address.ToString(), Text.Or(task.ContainerDefinitions.Select(container => container.Name)));
}
