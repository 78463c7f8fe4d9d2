using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Windows tasks on Fargate have one, two or four vCPUs.</summary>
public sealed class WindowsFargateCpu() : ResourceRule<TaskDefinitionSpec>(
    "DECS0208",
    "Fargate has no Windows task of this CPU size",
    "Fargate has no Windows task with Cpu {0}. Use {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.RunsOnFargate() && resource.RunsOnWindows() && resource.Cpu is { } cpu && FargateSizes.IsCpu(cpu) && !FargateSizes.WindowsCpus.Contains(cpu))
            yield return Found(resource.Address, nameof(resource.Cpu), Number.Text(cpu), Text.Or(FargateSizes.WindowsCpus.Select(Number.Text)))
                .Or(nameof(resource.OperatingSystemFamily));
    }
}
