using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Tasks on instances have from an eighth of a vCPU to 192 vCPUs.</summary>
public sealed class Ec2CpuRange() : ResourceRule<TaskDefinitionSpec>(
    "DECS0217",
    "The CPU size is outside what ECS allows",
    "Cpu {0} is outside 128 to 196608. Use a number in that range, or leave Cpu out.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (!resource.RunsOnFargate() && Number.IsOutside(resource.Cpu, 128, 196608))
            yield return Found(resource.Address, nameof(resource.Cpu), Number.Text(resource.Cpu!.Value));
    }
}
