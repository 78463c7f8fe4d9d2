using System.Globalization;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>What the containers reserve must fit into the task.</summary>
public sealed class MemoryReservationExceedsTask() : ResourceRule<TaskDefinitionSpec>(
    "DECS0214",
    "The containers reserve more memory than the task has",
    "The containers of '{0}' reserve {1} MiB of memory, the task has {2}. Raise Memory of the task, or lower MemoryReservation.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (resource.Memory is { } memory
            && resource.ContainerDefinitions.Any(container => container.MemoryReservation is not null)
            && resource.ContainerDefinitions.Sum(container => (long)(container.MemoryReservation ?? container.Memory ?? 0)) is var sum
            && sum > Math.Max(memory, 0))
        {
            yield return Found(resource.Address, nameof(resource.Memory), resource.Address.ToString(), sum.ToString(CultureInfo.InvariantCulture), Number.Text(memory))
                .Or([.. resource.ContainerDefinitions.Select(container => new ContainerPlace(resource, container).Path(nameof(container.MemoryReservation)))]);
        }
    }
}
