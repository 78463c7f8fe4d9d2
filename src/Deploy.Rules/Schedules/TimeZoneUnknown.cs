using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler takes names of the IANA database.</summary>
public sealed class TimeZoneUnknown() : ResourceRule<ScheduleSpec>(
    "DECS0716",
    "A time zone is not known",
    "{0} is not a time zone of the IANA database. {1}")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ScheduleSpec resource, DeploymentPlan plan)
    {
        if (Text.IsKnownAndNot(resource.ScheduleExpressionTimezone, TimeZones.IsKnown))
            yield return Found(resource.Address, nameof(resource.ScheduleExpressionTimezone), Text.Quote(resource.ScheduleExpressionTimezone), Hint(resource.ScheduleExpressionTimezone));
    }

    private static string Hint(string name) => TimeZones.Similar(name) is { } similar ? $"Did you mean {similar}?" : "Use a name such as Europe/Berlin or UTC.";
}
