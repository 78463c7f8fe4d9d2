using System.Net;

namespace Deploy.Local.Services;

/// <summary>The tasks behind target groups; offered by ECS. Safe to ask on any thread: the answer is at most a moment old.</summary>
public interface IForwardTargets
{
    /// <summary>By the target group's ARN: targets that are registered and do not leave, in the order of their age.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<ForwardTarget>> ByGroup { get; }
}

/// <summary>A task that is registered in a target group.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Endpoint">Where its program listens on this machine.</param>
/// <param name="State">initial, healthy or unhealthy.</param>
public sealed record ForwardTarget(string TaskId, IPEndPoint Endpoint, string State)
{
    /// <summary>When its share began to grow, in ticks of the system's time provider, and for how long it does; null: it is whole.</summary>
    public (long Since, TimeSpan For)? SlowStart { get; init; }
}
