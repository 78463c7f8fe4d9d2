namespace Deploy.Local.Ecs.State;

/// <summary>How far a deployment that shifts traffic has come.</summary>
public sealed class TrafficRecord
{
    /// <summary>The revision that has the traffic before; null: there is none.</summary>
    public string? SourceRevision { get; set; }

    /// <summary>One of <see cref="LifecycleStage"/>; null: it has not begun.</summary>
    public string? Stage { get; set; }

    /// <summary>When the stage, or its step, has lasted long enough.</summary>
    public double DueAt { get; set; }

    /// <summary>The step of the production shift that was taken last.</summary>
    public int Step { get; set; }

    /// <summary>The share of production traffic, in percent, that the target revision gets.</summary>
    public double Production { get; set; }

    /// <summary>The share of test traffic, in percent, that the target revision gets.</summary>
    public double Test { get; set; }

    /// <summary>The hooks of the stages that it has come to, oldest first.</summary>
    public List<HookRecord> Hooks { get; set; } = [];
}
