using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.TaskDefinitions;

/// <summary>On instances a task uses the instance's disk.</summary>
public sealed class EphemeralStorageWithoutFargate : ResourceRule<TaskDefinitionSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0222";

    /// <inheritdoc/>
    public override string Title => "Ephemeral storage is Fargate's";

    /// <inheritdoc/>
    public override string Message => "EphemeralStorageSizeInGiB has no effect without Fargate. Remove it, or add Compatibility.Fargate.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskDefinitionSpec resource, DeploymentPlan plan)
    {
        if (!resource.RunsOnFargate() && resource.EphemeralStorageSizeInGiB is not null)
            yield return Found(resource.Address, nameof(resource.EphemeralStorageSizeInGiB));
    }
}
