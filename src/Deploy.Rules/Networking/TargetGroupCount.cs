using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>ECS registers a service with at most five target groups.</summary>
public sealed class TargetGroupCount() : ResourceRule<ServiceSpec>(
    "DECS0511",
    "There are more than five target groups",
    "'{0}' registers with {1} target groups. ECS allows 5.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan)
    {
        if (resource.LoadBalancers.Count > 5)
            yield return Found(resource.Address, nameof(resource.LoadBalancers), resource.Address.ToString(), Number.Text(resource.LoadBalancers.Count))
                .Or($"{nameof(resource.LoadBalancers)}[{resource.LoadBalancers[5].Key}]");
    }
}
