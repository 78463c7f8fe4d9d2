namespace Deploy.Engine.Kinds;

/// <summary>The order in which a deployment writes: expand, roll out, contract.</summary>
public enum ApplyPhase
{
    /// <summary>What is new is added, and nothing in use is taken away.</summary>
    Expand,

    /// <summary>Services move to their new revision; this is waited for.</summary>
    RollOut,

    /// <summary>After every rollout succeeded: schedules move, policies are narrowed, what left the plan is deleted.</summary>
    Contract,
}
