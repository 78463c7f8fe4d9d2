using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>CloudWatch Logs allows some characters in names of log groups.</summary>
public sealed class LogGroupName() : ResourceRule<LogGroupSpec>(
    "DECS0345",
    "A log group's name is not valid",
    "The log group {0} is not valid. Use 1 to 512 letters, digits and the characters .-_/#, not starting with aws/.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(LogGroupSpec resource, DeploymentPlan plan)
    {
        if (PhysicalName.Unless(NamePatterns.IsLogGroupName, resource, plan) is { } name && !DerivedNames.FollowsFromFault(resource, plan))
            yield return Found(resource.Address, nameof(resource.Name), name);
    }
}
