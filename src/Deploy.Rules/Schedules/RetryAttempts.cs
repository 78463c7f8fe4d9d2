using Deploy.Plan.Resources;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler retries a start for a while only.</summary>
public sealed class RetryAttempts() : RangeRule<ScheduleSpec>(
    "DECS0722",
    "The retries are outside {range}",
    "MaximumRetryAttempts {0} is outside {range}. Use a number in that range.",
    new(0, 185),
    nameof(ScheduleSpec.MaximumRetryAttempts),
    schedule => schedule.MaximumRetryAttempts);
