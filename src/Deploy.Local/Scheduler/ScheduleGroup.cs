using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>A group of schedules; the only thing of this service that has tags.</summary>
public sealed class ScheduleGroup
{
    public string Name { get; set; } = "";

    public double CreatedAt { get; set; }

    public string? ClientToken { get; set; }

    /// <summary>When its deletion began; null: it is active.</summary>
    public double? DeletedAt { get; set; }

    public TagSet Tags { get; set; } = new();
}
