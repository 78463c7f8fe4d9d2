using System.Globalization;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>The hard limits of the containers must fit into the task.</summary>
public sealed class ContainerMemoryExceedsTask() : ResourceRule<TaskDefinitionSpec>(
    "DECS0213",
    "The containers have more memory than the task",
    "The containers of '{0}' have {1} MiB of memory, the task has {2}. Raise Memory of the task, or lower it in the containers.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.Memory is { } memory && resource.ContainerDefinitions.Sum(container => (long)(container.Memory ?? 0)) is var sum && sum > Math.Max(memory, 0))
            yield return Found(resource.Address, nameof(resource.Memory), resource.Address.ToString(), sum.ToString(CultureInfo.InvariantCulture), Number.Text(memory))
                .Or([.. resource.ContainerDefinitions.Select(container => new ContainerPlace(resource, container).Path(nameof(container.Memory)))]);
    }
}
