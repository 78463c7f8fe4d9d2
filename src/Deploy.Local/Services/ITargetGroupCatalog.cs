namespace Deploy.Local.Services;

/// <summary>Which target groups exist; offered by the load-balancing service, asked when a service is created.</summary>
public interface ITargetGroupCatalog
{
    /// <summary>Null when there is no such target group.</summary>
    TargetGroupFacts? Find(string targetGroupArn, string region);
}

/// <summary>What ECS wants to know about a target group.</summary>
/// <param name="TargetType">ip, instance, lambda or alb.</param>
/// <param name="VpcId">Where its targets live.</param>
/// <param name="HasLoadBalancer">Whether a listener or rule forwards to it.</param>
public sealed record TargetGroupFacts(string TargetType, string? VpcId, bool HasLoadBalancer);
