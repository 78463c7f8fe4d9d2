using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Fargate offers fixed pairs of CPU and memory.</summary>
public sealed class FargateMemory() : ResourceRule<TaskDefinitionSpec>(
    "DECS0202",
    "The memory does not go with the CPU on Fargate",
    "Memory {0} MiB does not go with Cpu {1} on Fargate. Use {2}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.RunsOnFargate()
            && resource is { Cpu: { } cpu, Memory: { } memory }
            && FargateSizes.IsCpu(cpu)
            && !FargateSizes.Offers(cpu, memory))
        {
            yield return Found(resource.Address, nameof(resource.Memory), Number.Text(memory), Number.Text(cpu), FargateSizes.Describe(cpu)).Or(nameof(resource.Cpu));
        }
    }
}
