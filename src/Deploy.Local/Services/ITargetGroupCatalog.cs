namespace Deploy.Local.Services;

/// <summary>
/// Which target groups exist; offered by the load-balancing service, asked when a service is created and when its tasks start and stop.
/// </summary>
public interface ITargetGroupCatalog
{
    /// <summary>Null when there is no such target group.</summary>
    TargetGroupFacts? Find(string targetGroupArn, string region);
}

/// <summary>What ECS wants to know about a target group. Times are those of AWS, not scaled.</summary>
/// <param name="TargetType">ip, instance, lambda or alb.</param>
/// <param name="VpcId">Where its targets live.</param>
/// <param name="HasLoadBalancer">Whether a listener or rule forwards to it.</param>
public sealed record TargetGroupFacts(string TargetType, string? VpcId, bool HasLoadBalancer)
{
    /// <summary>How its targets are checked; null: they are not.</summary>
    public TargetHealthCheck? HealthCheck { get; init; }

    /// <summary>How long a target that leaves may finish the requests that it has.</summary>
    public TimeSpan DeregistrationDelay { get; init; }

    /// <summary>How long the share of a new target grows; zero: it has its whole share at once.</summary>
    public TimeSpan SlowStart { get; init; }
}
