using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>One call runs 1 to 10 tasks.</summary>
public sealed class TaskCount : ResourceRule<ScheduleSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0725";

    /// <inheritdoc/>
    public override string Title => "The number of tasks is outside 1 to 10";

    /// <inheritdoc/>
    public override string Message => "TaskCount {0} is outside 1 to 10. Use a number in that range.";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (Ranges.TaskCount.Excludes(resource.TaskCount))
            yield return Found(resource.Address, nameof(resource.TaskCount), Number.Text(resource.TaskCount));
    }
}
