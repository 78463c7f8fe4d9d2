using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>A task on Fargate has a network interface of its own, always.</summary>
public sealed class FargateNetworkMode() : ResourceRule<TaskDefinitionSpec>(
    "DECS0205",
    "Fargate needs the network mode awsvpc",
    "NetworkMode {0} does not exist on Fargate. Use Awsvpc, or RequiresCompatibilities = [Compatibility.Ec2].")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.RunsOnFargate() && resource.NetworkMode != NetworkMode.Awsvpc)
            yield return Found(resource.Address, nameof(resource.NetworkMode), resource.NetworkMode.ToString());
    }
}
