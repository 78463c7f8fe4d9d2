using Deploy.Local.Scheduler;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>Invokes the ECS targets of scheduled rules when they are due, in UTC; a rate's first time is one period after the rule was put.</summary>
internal sealed class RuleRunner(EventState state) : IMovesOn
{
    /// <summary>After a long time in which nobody asked, only the last ones are started.</summary>
    private const int MostAtOnce = 10;

    private readonly TargetInvocation _invocation = new(state.Context, "events", "events.amazonaws.com");

    public double? NextDue(string region) => null;

    public void MoveOn(string region)
    {
        if (!state.HasRules(region))
            return;
        foreach (var rule in state.Of(region).Values)
            Run(rule, region);
    }

    private void Run(EventRule rule, string region)
    {
        var now = state.Context.Clock.Now;
        var since = LocalClock.FromTimestamp(rule.ConsideredUntil ??= state.Context.Clock.Timestamp);
        if (rule.State != "ENABLED" || rule.ScheduleExpression is not { } expression || since >= now)
            return;
        foreach (var due in ScheduleTimes.After(expression, TimeZoneInfo.Utc, LocalClock.FromTimestamp(rule.ScheduledSince), since).TakeWhile(due => due <= now).TakeLast(MostAtOnce))
        {
            rule.ConsideredUntil = LocalClock.ToTimestamp(due);
            foreach (var target in rule.Targets.Values.Where(target => target.ContainsKey("RoleArn")))
                _invocation.Invoke(target, $"events-rule/{rule.Name}", new("rule", EventState.Arn(region, rule.Name)), region, due);
        }
    }
}
