using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Fargate offers fixed numbers of CPU units.</summary>
public sealed class FargateCpu() : ResourceRule<TaskDefinitionSpec>(
    "DECS0201",
    "The CPU size is not one of Fargate's",
    "Fargate has no task with Cpu {0}. Use {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.RunsOnFargate() && resource.Cpu is { } cpu && !FargateSizes.IsCpu(cpu))
            yield return Found(resource.Address, nameof(resource.Cpu), Number.Text(cpu), Text.Or(FargateSizes.Cpus.Select(Number.Text)));
    }
}
