using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>ECS allows letters, digits, hyphens and underscores in families.</summary>
public sealed class TaskFamilyName() : ResourceRule<TaskDefinitionSpec>(
    "DECS0209",
    "A task definition's family is not valid",
    "The family {0} is not valid. Use 1 to 255 letters, digits, hyphens and underscores.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (PhysicalName.Unless(NamePatterns.IsEcsName, resource, plan) is { } name)
            yield return Found(resource.Address, nameof(resource.Name), name);
    }
}
