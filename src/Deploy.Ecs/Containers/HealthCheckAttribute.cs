using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>A command that tells whether a container is healthy.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html</remarks>
/// <example>
/// <code>
/// [HealthCheck("CMD", "dotnet", "/app/health.dll", IntervalSeconds = 30, Retries = 3)]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class HealthCheckAttribute : ContainerDetailAttribute
{
    /// <summary>A health check.</summary>
    /// <param name="command"><c>CMD</c> and arguments, or <c>CMD-SHELL</c> and one string.</param>
    public HealthCheckAttribute(params string[] command) => Command = command;

    /// <summary><c>CMD</c> and arguments, or <c>CMD-SHELL</c> and one string.</summary>
    public string[] Command { get; }

    /// <summary>Seconds between checks, 5 to 300. Default of AWS: 30.</summary>
    public int IntervalSeconds { get; set; }

    /// <summary>Seconds until a check counts as failed, 2 to 60. Default of AWS: 5.</summary>
    public int TimeoutSeconds { get; set; }

    /// <summary>Failures in a row until the container is unhealthy, 1 to 10. Default of AWS: 3.</summary>
    public int Retries { get; set; }

    /// <summary>Seconds after the start in which failures do not count, 0 to 300. Default of AWS: 0.</summary>
    public int StartPeriodSeconds { get; set; }
}
