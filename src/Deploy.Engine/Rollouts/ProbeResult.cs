namespace Deploy.Engine.Rollouts;

/// <summary>How far a resource is on its way to what was asked for.</summary>
public enum ProbeState
{
    /// <summary>It is as it was asked for.</summary>
    Stable,

    /// <summary>Not yet; ask again.</summary>
    NotYet,

    /// <summary>It failed and stays as it is.</summary>
    Failed,

    /// <summary>It failed, and ECS went back to what worked before.</summary>
    RolledBack,

    /// <summary>It failed, and so did going back.</summary>
    RollbackFailed,

    /// <summary>Another deployment took over.</summary>
    Superseded,

    /// <summary>It was reached, and fell apart at once.</summary>
    Unstable,

    /// <summary>The resource was deleted meanwhile.</summary>
    Deleted,
}

/// <summary>What a probe saw.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Why">One line: what is being waited for, or why it failed. Shown as progress.</param>
public sealed record ProbeResult(ProbeState State, string Why)
{
    /// <summary>Done.</summary>
    public static ProbeResult Stable { get; } = new(ProbeState.Stable, "stable");

    /// <summary>Lines that came since the last look and are worth showing, such as events of the service.</summary>
    public IReadOnlyList<string> News { get; init; } = [];

    /// <summary>True where what was asked for is reached, and is only watched for a while: when the time is up, that is no failure.</summary>
    public bool IsReached { get; init; }

    /// <summary>True for a failure only because something just made was not known everywhere yet: it is to be started once more.</summary>
    public bool IsTooEarly { get; init; }

    /// <summary>More lines for a failure: reasons of stopped tasks, exit codes, the last lines of their logs.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];

    /// <summary>The property whose attribute is the likely cause, as a path within <see cref="Address"/>'s resource.</summary>
    public string Property { get; init; } = "";

    /// <summary>The resource that <see cref="Property"/> belongs to; null: the probed one.</summary>
    public Plan.Values.ResourceAddress? Address { get; init; }
}
