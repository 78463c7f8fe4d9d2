using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using Deploy.Ecs;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Lookups;

/// <summary>
/// Whether ECS takes a service with a target group. It says so when the service is made, after everything else; the reply that tells whether
/// the target group exists tells all of it before. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
/// </summary>
internal static class TargetGroupFit
{
    /// <summary>What is wrong and how to mend it; null: it fits.</summary>
    public static string? WhyRefused(TargetGroup group, LoadBalancerSpec balancer, ServiceSpec service, IReadOnlyList<ResourceSpec> resources, Func<string, string?> vpcOf)
    {
        var task = resources.OfType<TaskDefinitionSpec>().FirstOrDefault(task => task.Address == service.TaskDefinition);
        return WrongType(group, task?.NetworkMode) ?? WrongVpc(group, service, vpcOf) ?? WrongProtocol(group, balancer, task) ?? NoLoadBalancer(group);
    }

    private static string? WrongType(TargetGroup group, NetworkMode? mode)
    {
        var type = group.TargetType?.Value;
        if (type is "lambda" or "alb") return $"the target group '{group.TargetGroupName}' has the target type {type}, which takes no tasks; name one of type ip.";
        return mode == NetworkMode.Awsvpc && type == "instance"
            ? $"the target group '{group.TargetGroupName}' has the target type instance, and tasks with the network mode awsvpc need ip. "
                + "The type of a target group cannot be changed: make one with the target type ip and name that."
            : null;
    }

    private static string? WrongVpc(TargetGroup group, ServiceSpec service, Func<string, string?> vpcOf)
    {
        var vpc = service.NetworkConfiguration?.Subnets.Select(vpcOf).FirstOrDefault(found => found is not null);
        return vpc is not null && !string.IsNullOrEmpty(group.VpcId) && group.VpcId != vpc
            ? $"the target group '{group.TargetGroupName}' lies in {group.VpcId}, and the service's subnets in {vpc}. Name a target group of {vpc}, or subnets of {group.VpcId}."
            : null;
    }

    /// <summary>A listener of TCP or HTTP never reaches a port that only speaks UDP, nor the other way round.</summary>
    private static string? WrongProtocol(TargetGroup group, LoadBalancerSpec balancer, TaskDefinitionSpec? task)
    {
        var ports = task?.ContainerDefinitions.FirstOrDefault(container => container.Name == balancer.ContainerName)?.PortMappings
            .Where(port => port.ContainerPort == balancer.ContainerPort).Select(port => port.Protocol).ToList();
        if (ports is not { Count: > 0 }) return null;
        var protocol = group.Protocol;
        var needed = protocol == ProtocolEnum.UDP ? TransportProtocol.Udp
            : protocol == ProtocolEnum.HTTP || protocol == ProtocolEnum.HTTPS || protocol == ProtocolEnum.TCP || protocol == ProtocolEnum.TLS ? TransportProtocol.Tcp
            : (TransportProtocol?)null;
        return needed is { } transport && !ports.Contains(transport)
            ? $"the target group '{group.TargetGroupName}' sends {protocol.Value}, and port {balancer.ContainerPort} of container {balancer.ContainerName} is mapped for {ports[0].ToString().ToLowerInvariant()} only. "
                + $"Map it for {transport.ToString().ToLowerInvariant()}, or name a target group of the other protocol."
            : null;
    }

    private static string? NoLoadBalancer(TargetGroup group) => group.LoadBalancerArns is { Count: > 0 }
        ? null
        : $"no load balancer forwards to the target group '{group.TargetGroupName}', and ECS refuses a service with it. Give a load balancer a listener, or a rule, that forwards to it first.";
}
