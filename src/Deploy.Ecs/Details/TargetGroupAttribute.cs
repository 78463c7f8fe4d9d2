using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Registers a service's tasks with an existing target group.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html</remarks>
/// <example>
/// <code>
/// [TargetGroup("arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/0123456789abcdef", Port = 8080)]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class TargetGroupAttribute : DetailAttribute
{
    /// <summary>A target group.</summary>
    /// <param name="targetGroup">ARN or name (1 to 32 letters, digits and hyphens) of an existing target group of type <c>ip</c>.</param>
    public TargetGroupAttribute(string targetGroup) => TargetGroup = targetGroup;

    /// <summary>ARN or name (1 to 32 letters, digits and hyphens) of an existing target group of type <c>ip</c>.</summary>
    public string TargetGroup { get; }

    /// <summary>The container's name; left out: the only container, else the first essential one.</summary>
    public string? Container { get; set; }

    /// <summary>A port that the container maps; left out: its only one.</summary>
    public int Port { get; set; }
}
