namespace Deploy.Local.Services;

/// <summary>The targets that services registered; offered by ECS, asked for target health.</summary>
public interface ITaskTargets
{
    IReadOnlyList<TaskTarget> Of(string targetGroupArn, string region);
}

/// <summary>One task's address in a target group.</summary>
/// <param name="State">initial, healthy, unhealthy or draining.</param>
public sealed record TaskTarget(string Address, int Port, string AvailabilityZone, string State)
{
    /// <summary>Elastic Load Balancing's code for why; null: the usual one of the state.</summary>
    public string? Reason { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public string? Description { get; init; }
}
