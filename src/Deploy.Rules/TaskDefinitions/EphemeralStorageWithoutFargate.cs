using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>On instances a task uses the instance's disk.</summary>
public sealed class EphemeralStorageWithoutFargate() : ResourceRule<TaskDefinitionSpec>(
    "DECS0222",
    "Ephemeral storage is Fargate's",
    "EphemeralStorageSizeInGiB has no effect without Fargate. Remove it, or add Compatibility.Fargate.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (!resource.RunsOnFargate() && resource.EphemeralStorageSizeInGiB is not null)
            yield return Found(resource.Address, nameof(resource.EphemeralStorageSizeInGiB));
    }
}
