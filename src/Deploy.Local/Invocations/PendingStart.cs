using System.Text.Json.Nodes;

namespace Deploy.Local.Invocations;

/// <summary>A start that waits: for its moment within a flexible window, or to be tried again. Times are seconds since 1970.</summary>
public sealed class PendingStart
{
    /// <summary>When the schedule was due, or the event happened.</summary>
    public double Due { get; set; }

    /// <summary>When it is tried first. The age that a retry policy limits counts from there.</summary>
    public double StartsAt { get; set; }

    /// <summary>When it is tried next.</summary>
    public double NextAt { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>The id of a rule's target; null for a schedule, which has one only.</summary>
    public string? Target { get; set; }

    /// <summary>What a rule's target gets; null for a schedule.</summary>
    public JsonObject? Event { get; set; }

    public static PendingStart At(double due, double startsAt) => new() { Due = due, StartsAt = startsAt, NextAt = startsAt };
}
