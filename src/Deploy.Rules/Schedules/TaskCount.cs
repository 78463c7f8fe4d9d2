using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>One call runs 1 to 10 tasks.</summary>
public sealed class TaskCount() : ResourceRule<ScheduleSpec>(
    "DECS0725",
    "The number of tasks is outside 1 to 10",
    "TaskCount {0} is outside 1 to 10. Use a number in that range.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (Ranges.TaskCount.Excludes(resource.TaskCount))
            yield return Found(resource.Address, nameof(resource.TaskCount), Number.Text(resource.TaskCount));
    }
}
