using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>A task has some memory.</summary>
public sealed class TaskMemoryPositive() : ResourceRule<TaskDefinitionSpec>(
    "DECS0218",
    "The memory is not positive",
    "Memory {0} is not a number of MiB. Use a positive one.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (!resource.RunsOnFargate() && resource.Memory <= 0)
            yield return Found(resource.Address, nameof(resource.Memory), Number.Text(resource.Memory.Value));
    }
}
