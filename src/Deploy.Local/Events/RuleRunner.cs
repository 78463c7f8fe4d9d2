using System.Globalization;
using Deploy.Local.Invocations;
using Deploy.Local.Scheduler;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>Invokes the ECS targets of rules: by schedule, in UTC, where a rate's first time is one period after the rule was put; and for events.</summary>
internal sealed class RuleRunner(EventState state) : IMovesOn
{
    /// <summary>After a long time in which nobody asked, only the last ones are started.</summary>
    private const int MostAtOnce = 10;

    private readonly StartQueue _queue = new(state.Context, new EventInvoker());

    public void MoveOn(string region)
    {
        if (!state.HasRules(region))
            return;
        var now = state.Context.Clock.Timestamp;
        foreach (var rule in state.Of(region).Values.Where(rule => DueOf(rule) <= now).ToList())
            Run(rule, region, now);
    }

    public double? NextDue(string region) =>
        state.HasRules(region) ? state.Of(region).Values.Min(DueOf) : null;

    private static double? DueOf(EventRule rule)
    {
        if (!rule.IsOn)
            return null;
        double? next = Next(rule) is { } at ? LocalClock.ToTimestamp(at) : null;
        var waiting = StartQueue.NextDue(rule.Waiting);
        return next < waiting || waiting is null ? next : waiting;
    }

    private static DateTimeOffset? Next(EventRule rule)
    {
        var from = string.Create(CultureInfo.InvariantCulture, $"{rule.ScheduleExpression} {rule.ScheduledSince} {rule.ConsideredUntil}");
        if (rule.Known?.From != from)
            rule.Known = new NextOccurrence(from, After(rule).Cast<DateTimeOffset?>().FirstOrDefault());
        return rule.Known.At;
    }

    private static IEnumerable<DateTimeOffset> After(EventRule rule) => After(rule, LocalClock.FromTimestamp(rule.ConsideredUntil ?? rule.ScheduledSince));

    private void Run(EventRule rule, string region, double now)
    {
        var arn = EventState.Arn(region, rule.Name);
        foreach (var due in After(rule).Select(LocalClock.ToTimestamp).TakeWhile(due => due <= now).TakeLast(MostAtOnce).ToList())
        {
            rule.ConsideredUntil = due;
            EventBus.Start(rule, due, due, BusEvent.Scheduled(region, arn, due));
        }

        Start(rule, rule.Waiting, region);
    }

    /// <summary>Starts the targets of a scheduled rule now. What fails waits to be tried again, unless the rule is switched off.</summary>
    public void RunNow(EventRule rule, string region)
    {
        var now = state.Context.Clock.Timestamp;
        var waiting = EventBus.StartsOf(rule, now, now, BusEvent.Scheduled(region, EventState.Arn(region, rule.Name), now)).ToList();
        Start(rule, waiting, region);
        if (rule.IsOn)
            rule.Waiting.AddRange(waiting);
    }

    /// <summary>The moments after one, first to last, at which a rule is due; none where it has no schedule.</summary>
    public static IEnumerable<DateTimeOffset> After(EventRule rule, DateTimeOffset moment) => rule.ScheduleExpression is { } expression
        ? ScheduleTimes.After(expression, TimeZoneInfo.Utc, LocalClock.FromTimestamp(rule.ScheduledSince), moment)
        : [];

    private void Start(EventRule rule, List<PendingStart> waiting, string region)
    {
        var arn = EventState.Arn(region, rule.Name);
        _queue.Run(waiting, start => rule.Targets.GetValueOrDefault(start.Target!) is { } target && target.ContainsKey("EcsParameters")
            ? new Invocation(arn, region, target, TargetInput.Of(target, start.Event!), $"events-rule/{rule.Name}")
            : null);
    }
}
