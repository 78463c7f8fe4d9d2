using System.Globalization;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;

namespace Deploy.Plan.Resources;

/// <summary>A container port that is registered with a target group.</summary>
public sealed record LoadBalancerSpec
{
    /// <summary>AWS's own structure.</summary>
    public LoadBalancer Registration { get; init; } = new();

    /// <summary>What tells a service's registrations apart, in paths: <c>shop:8080</c>.</summary>
    public string Key => string.Format(CultureInfo.InvariantCulture, "{0}:{1}", TargetGroup, ContainerPort);

    /// <summary>ARN or name of an existing target group.</summary>
    [ViewOf(nameof(LoadBalancer.TargetGroupArn))]
    public required string TargetGroup
    {
        get => Registration.TargetGroupArn?.ToString() ?? "";
        init => Registration = Registration with { TargetGroupArn = Reference.Of(value) };
    }

    /// <summary>The container.</summary>
    [ViewOf(nameof(LoadBalancer.ContainerName))]
    public required string ContainerName
    {
        get => Registration.ContainerName ?? "";
        init => Registration = Registration with { ContainerName = value };
    }

    /// <summary>A port that the container maps.</summary>
    [ViewOf(nameof(LoadBalancer.ContainerPort))]
    public required int ContainerPort
    {
        get => Registration.ContainerPort ?? 0;
        init => Registration = Registration with { ContainerPort = value };
    }

    /// <summary>AWS's own structure as this.</summary>
    public static LoadBalancerSpec Of(LoadBalancer registration) =>
        new() { TargetGroup = "", ContainerName = "", ContainerPort = 0, Registration = registration };
}
