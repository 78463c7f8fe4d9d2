using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>The rules of each region's default event bus; Local has no other bus.</summary>
internal sealed class EventState(LocalContext context)
{
    public const string Bus = "default";

    public LocalContext Context => context;

    /// <summary>Whether there ever was a rule.</summary>
    public bool HasRules(string region) => context.Store.Exists("events", region);

    public SortedDictionary<string, EventRule> Of(string region) => context.Store.Document<SortedDictionary<string, EventRule>>("events", region);

    public static string Arn(string region, string rule) => Services.Arn.Make("events", region, $"rule/{rule}");

    /// <summary>The ARN of a bus by its name or ARN; null is the default one.</summary>
    public static string BusArn(string region, string? nameOrArn) =>
        nameOrArn?.StartsWith("arn:", StringComparison.Ordinal) == true ? nameOrArn : Services.Arn.Make("events", region, $"event-bus/{nameOrArn ?? Bus}");

    /// <summary>Refuses every bus but the default one.</summary>
    public static void CheckBus(LocalCall call)
    {
        var bus = call.Input.Text("EventBusName") ?? Bus;
        if (bus != Bus && bus != call.Arn("events", $"event-bus/{Bus}"))
            throw EventErrors.BusNotFound(Services.Arn.LastSegment(bus));
    }

    public EventRule Require(LocalCall call, string member = "Name")
    {
        CheckBus(call);
        var name = call.Input.RequiredText(member);
        return Of(call.Region).GetValueOrDefault(name) ?? throw EventErrors.RuleNotFound(name);
    }

    public EventRule RequireResource(LocalCall call)
    {
        const string Prefix = "rule/";
        var text = call.Input.RequiredText("ResourceARN");
        if (Services.Arn.TryParse(text) is not { Service: "events" } arn || !arn.Resource.StartsWith(Prefix, StringComparison.Ordinal))
            throw EventErrors.Invalid($"Parameter {text} is not valid. Reason: Provided Arn is not in correct format.");
        var name = arn.Resource[Prefix.Length..];
        return Of(arn.Region).GetValueOrDefault(name) ?? throw EventErrors.RuleNotFound(name);
    }
}
