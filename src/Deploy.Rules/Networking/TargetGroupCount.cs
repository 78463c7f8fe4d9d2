using Deploy.Plan.Resources;

namespace Deploy.Rules.Networking;

/// <summary>ECS registers a service with some target groups.</summary>
public sealed class TargetGroupCount() : CountRule<ServiceSpec>(
    "DECS0511",
    "There are more than five target groups",
    "'{0}' registers with {1} target groups. ECS allows {most}.",
    5,
    nameof(ServiceSpec.LoadBalancers),
    service => service.LoadBalancers.Select(loadBalancer => $"LoadBalancers[{loadBalancer.Key}]"));
