using Deploy.Local.Ecs.State;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>Why a task ends without being asked to.</summary>
/// <param name="StopCode">ECS's code.</param>
/// <param name="Reason">ECS's sentence on the task.</param>
public sealed record TaskFailure(string StopCode, string Reason)
{
    /// <summary>The container that is to blame.</summary>
    public string? Container { get; init; }

    public string? ContainerReason { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>Lines that the container writes to its log before it ends.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];

    /// <summary>The event on the service, for failed health checks.</summary>
    public string? Event { get; init; }

    /// <summary>A load balancer found the task's target unhealthy.</summary>
    /// <param name="target">The target.</param>
    /// <param name="reason">Another sentence on the task than ECS's.</param>
    public static TaskFailure OfTarget(TargetRecord target, string? reason = null) =>
        new("ServiceSchedulerInitiated", reason ?? $"Task failed ELB health checks in (target-group {target.TargetGroupArn})")
        {
            Event = $"(port {target.Port}) is unhealthy in (target-group {target.TargetGroupArn}) due to "
                + $"(reason {target.Description ?? "Health checks failed"}).",
        };
}
