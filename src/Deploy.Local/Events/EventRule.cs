using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Deploy.Local.Invocations;
using Deploy.Local.Scheduler;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>A rule of the default event bus with its targets, as it is kept in the state.</summary>
public sealed class EventRule
{
    public string Name { get; set; } = "";

    public string? ScheduleExpression { get; set; }

    public string? EventPattern { get; set; }

    public string State { get; set; } = "ENABLED";

    public string? Description { get; set; }

    public string? RoleArn { get; set; }

    public TagSet Tags { get; set; } = new();

    /// <summary>From when a rate counts: the schedule was put then.</summary>
    public double ScheduledSince { get; set; }

    /// <summary>What was due until then is started, or waits; what became due after it is not yet.</summary>
    public double? ConsideredUntil { get; set; }

    /// <summary>Starts of targets that wait: events on their way, and what is to be tried again.</summary>
    public List<PendingStart> Waiting { get; set; } = [];

    /// <summary>Targets by id, as they were put.</summary>
    public SortedDictionary<string, JsonObject> Targets { get; set; } = new(StringComparer.Ordinal);

    [JsonIgnore]
    public NextOccurrence? Known { get; set; }

    [JsonIgnore]
    public bool IsOn => State == "ENABLED";
}
