namespace Deploy.Engine.Rollouts;

/// <summary>What was seen of a deployment.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Text">One line about it.</param>
/// <param name="IsFailing">True once tasks failed or a rollback began: now is the time to ask why, since stopped tasks vanish.</param>
internal sealed record DeploymentSighting(ProbeState State, string Text, bool IsFailing = false)
{
    /// <summary>When it ended, by ECS's clock; null: it has not, or that is not told.</summary>
    public DateTime? Finished { get; init; }

    /// <summary>True where ECS is done with it and only we still look.</summary>
    public bool IsReached { get; init; }
}
