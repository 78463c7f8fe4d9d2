using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler retries at most 185 times.</summary>
public sealed class RetryAttempts() : ResourceRule<ScheduleSpec>(
    "DECS0722",
    "The retries are outside 0 to 185",
    "MaximumRetryAttempts {0} is outside 0 to 185. Use a number in that range.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (Ranges.RetryAttempts.Excludes(resource.MaximumRetryAttempts))
            yield return Found(resource.Address, nameof(resource.MaximumRetryAttempts), Number.Text(resource.MaximumRetryAttempts));
    }
}
