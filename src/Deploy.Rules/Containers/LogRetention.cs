using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>CloudWatch Logs has fixed retention periods.</summary>
public sealed class LogRetention() : ResourceRule<LogGroupSpec>(
    "DECS0344",
    "CloudWatch Logs has no such retention",
    "CloudWatch Logs does not keep events for {0} days. Use {1} (or 0 for ever); all values: {2}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(LogGroupSpec resource, DeploymentPlan plan)
    {
        if (resource.RetentionInDays is { } days && !RetentionDays.All.Contains(days))
            yield return Found(resource.Address, nameof(resource.RetentionInDays), Number.Text(days), Number.Text(RetentionDays.AtLeast(days)), string.Join(", ", RetentionDays.All.Select(Number.Text)));
    }
}
