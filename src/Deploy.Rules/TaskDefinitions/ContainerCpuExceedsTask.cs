using System.Globalization;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>The CPU units of the containers must fit into the task.</summary>
public sealed class ContainerCpuExceedsTask() : ResourceRule<TaskDefinitionSpec>(
    "DECS0215",
    "The containers have more CPU than the task",
    "The containers of '{0}' have {1} CPU units, the task has {2}. Raise Cpu of the task, or lower it in the containers.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.Cpu is { } cpu
            && (resource.RunsOnFargate() || !resource.RunsOnWindows())
            && resource.ContainerDefinitions.Sum(container => (long)(container.Cpu ?? 0)) is var sum
            && sum > Math.Max(cpu, 0))
        {
            yield return Found(resource.Address, nameof(resource.Cpu), resource.Address.ToString(), sum.ToString(CultureInfo.InvariantCulture), Number.Text(cpu))
                .Or([.. resource.ContainerDefinitions.Select(container => new ContainerPlace(resource, container).Path(nameof(container.Cpu)))]);
        }
    }
}
