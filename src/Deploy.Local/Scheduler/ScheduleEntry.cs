using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Deploy.Local.Invocations;
using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>A schedule as it is kept in the state.</summary>
public sealed class ScheduleEntry
{
    public string Name { get; set; } = "";

    public string Group { get; set; } = "";

    public double CreatedAt { get; set; }

    public double ModifiedAt { get; set; }

    /// <summary>What was due until then is started, or waits; what became due after it is not yet.</summary>
    public double? ConsideredUntil { get; set; }

    /// <summary>Starts that wait for their moment in the window, or to be tried again.</summary>
    public List<PendingStart> Waiting { get; set; } = [];

    /// <summary>The token of the request that created it: the same request once more is no conflict.</summary>
    public string? ClientToken { get; set; }

    /// <summary>Everything else as GetSchedule answers it, with Scheduler's defaults.</summary>
    public JsonObject Body { get; set; } = [];

    [JsonIgnore]
    public NextOccurrence? Known { get; set; }

    [JsonIgnore]
    public bool IsOn => Body.Text("State") == "ENABLED";

    [JsonIgnore]
    public bool GoesWhenDone => Body.Text("ActionAfterCompletion") == "DELETE";
}
