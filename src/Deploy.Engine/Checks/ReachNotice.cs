using Deploy.Ecs;
using Deploy.Engine.Kinds;
using Deploy.Engine.Kinds.TaskDefinitions;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Checks;

/// <summary>
/// Tells where nothing can reach a service: the default security group of a VPC admits its own members only, and whoever deploys the smallest
/// application wonders why its public address does not answer. See https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
/// </summary>
public static class ReachNotice
{
    private const string Default = "default";

    /// <summary>A line for each service that listens, in the default security group and behind no load balancer.</summary>
    /// <param name="declared">The resources as they are declared, before names of networks become ids.</param>
    public static IEnumerable<string> Of(IReadOnlyCollection<ResourceSpec> declared) =>
        from service in declared.OfType<ServiceSpec>()
        where service.Ownership != Ownership.External && service.LoadBalancers.Count == 0
            && service.NetworkConfiguration is { } network && network.SecurityGroups.All(name => name == Default)
        let task = declared.OfType<TaskDefinitionSpec>().FirstOrDefault(task => task.Address == service.TaskDefinition)
        where task is not null
        let ports = TaskPorts.InWords(task)
        where ports is not null
        select $"{service.Address} listens on {ports} "
            + "in the VPC's default security group, which admits only its own members: "
            + "nothing else reaches it. Name a security group with [Network(SecurityGroups = …)] that admits who calls it.";
}
