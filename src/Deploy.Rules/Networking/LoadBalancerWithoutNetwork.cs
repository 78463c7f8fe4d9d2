using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>Without a network there is no traffic.</summary>
public sealed class LoadBalancerWithoutNetwork() : ResourceRule<ServiceSpec>(
    "DECS0517",
    "Tasks without a network have no load balancer",
    "'{0}' registers with a target group, but its tasks have NetworkMode None. Use another network mode, or remove [TargetGroup].")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.LoadBalancers.Count > 0 && plan.TaskOf(resource.TaskDefinition) is { NetworkMode: NetworkMode.None })
            yield return Found(resource.Address, nameof(resource.LoadBalancers), resource.Address.ToString()).Or($"{nameof(resource.LoadBalancers)}[{resource.LoadBalancers[0].Key}]");
    }
}
