using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>Fargate gives 20 GiB; more can be had from 21 to 200 GiB.</summary>
public sealed class EphemeralStorageRange() : ResourceRule<TaskDefinitionSpec>(
    "DECS0206",
    "The ephemeral storage is outside 21 to 200 GiB",
    "EphemeralStorageSizeInGiB {0} is outside 21 to 200. Leave it out for Fargate's 20 GiB, or use a number in that range.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (Ranges.EphemeralStorage.Excludes(resource.EphemeralStorageSizeInGiB))
            yield return Found(resource.Address, nameof(resource.EphemeralStorageSizeInGiB), Number.Text(resource.EphemeralStorageSizeInGiB!.Value));
    }
}
