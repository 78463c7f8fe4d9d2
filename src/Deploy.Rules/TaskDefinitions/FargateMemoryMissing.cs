using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Fargate has no default size of a task.</summary>
public sealed class FargateMemoryMissing() : ResourceRule<TaskDefinitionSpec>(
    "DECS0204",
    "A Fargate task needs its memory",
    "A task on Fargate needs Memory. With Cpu {0} use {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (!resource.RunsOnFargate() || resource.Memory is not null) yield break;
        var cpu = resource.Cpu is { } known && FargateSizes.Cpus.Contains(known) ? known : FargateSizes.Cpus[0];
        yield return Found(resource.Address, nameof(resource.Memory), Number.Text(cpu), FargateSizes.Describe(cpu));
    }
}
