using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Fargate has no default size of a task.</summary>
public sealed class FargateCpuMissing() : ResourceRule<TaskDefinitionSpec>(
    "DECS0203",
    "A Fargate task needs its CPU size",
    "A task on Fargate needs Cpu. Use {0}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.RunsOnFargate() && resource.Cpu is null)
            yield return Found(resource.Address, nameof(resource.Cpu), Text.Or(FargateSizes.Cpus.Select(Number.Text)));
    }
}
