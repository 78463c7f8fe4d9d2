using System.Text.Json.Nodes;
using Deploy.Local.Invocations;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>Matches events with the rules of the default bus and lets starts of their ECS targets wait.</summary>
internal sealed class EventBus(EventState state) : IEventBus
{
    /// <summary>How long an event is on its way, in seconds. It also keeps apart what a task does and what is started by that.</summary>
    private const double Delay = 0.5;

    public bool IsHeard(string region) => state.HasRules(region) && state.Of(region).Values.Any(Hears);

    public void Put(string region, string source, string detailType, IEnumerable<string> resources, JsonObject detail, double at)
    {
        if (IsHeard(region))
            Put(region, BusEvent.Of(region, source, detailType, resources, detail, at), at);
    }

    /// <param name="region">The region.</param>
    /// <param name="happened">The whole event.</param>
    /// <param name="at">When the bus got it, in seconds since 1970.</param>
    public void Put(string region, JsonObject happened, double at)
    {
        if (!state.HasRules(region))
            return;
        foreach (var rule in state.Of(region).Values.Where(Hears))
            if (PatternMatch.Fits(rule.EventPattern!, happened))
                Start(rule, at, at + Delay, happened);
    }

    /// <summary>Lets a start of each ECS target wait.</summary>
    public static void Start(EventRule rule, double due, double at, JsonObject happened) => rule.Waiting.AddRange(StartsOf(rule, due, at, happened));

    /// <summary>A start of each ECS target.</summary>
    public static IEnumerable<PendingStart> StartsOf(EventRule rule, double due, double at, JsonObject happened)
    {
        foreach (var (id, target) in rule.Targets.Where(target => target.Value.ContainsKey("EcsParameters")))
        {
            var start = PendingStart.At(due, at);
            (start.Target, start.Event) = (id, happened.Copy());
            yield return start;
        }
    }

    private static bool Hears(EventRule rule) => rule is { IsOn: true, EventPattern: not null, Targets.Count: > 0 };
}
