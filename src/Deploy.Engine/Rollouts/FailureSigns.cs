namespace Deploy.Engine.Rollouts;

/// <summary>A sign of why tasks fail, and the property of the plan that it points at.</summary>
/// <param name="Text">The sign in words.</param>
/// <param name="Property">The path within the task definition or, with <paramref name="OnService"/>, the service.</param>
/// <param name="Weight">How much it tells; the heaviest sign of a failure is named.</param>
/// <param name="OnService">True where the property is the service's.</param>
internal sealed record FailureSign(string Text, string Property, int Weight, bool OnService = false);

/// <summary>Knows the families of errors that ECS reports. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html</summary>
internal static class FailureSigns
{
    /// <summary>The sign in a reason or event, or null.</summary>
    public static FailureSign? Read(string text, string? container)
    {
        var at = container is null ? "ContainerDefinitions" : $"ContainerDefinitions[{container}]";
        bool Has(string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
        if (Has("CannotPullContainer") || Has("CannotPullImage")) return new FailureSign(text, container is null ? at : at + ".Image", 90);
        if (Has("exec format error")) return new FailureSign(text, "CpuArchitecture", 95);
        if (Has("OutOfMemory")) return new FailureSign(text, container is null ? "Memory" : at + ".Memory", 90);
        if (Has("ResourceInitializationError") && (Has("secret") || Has("ssm"))) return new FailureSign(text, container is null ? at : at + ".Secrets", 90);
        if (Has("ResourceInitializationError") && (Has("logger") || Has("log"))) return new FailureSign(text, container is null ? at : at + ".LogConfiguration", 85);
        if (Has("ResourceInitializationError")) return new FailureSign(text, "NetworkConfiguration", 80, OnService: true);
        if (Has("unable to assume") || Has("AccessDenied")) return new FailureSign(text, "ExecutionRole", 80);
        if (Has("failed container health checks")) return new FailureSign(text, container is null ? at : at + ".HealthCheck", 60);
        if (Has("ELB health checks") || Has("is unhealthy in (target-group")) return new FailureSign(text, "LoadBalancers", 70, OnService: true);
        if (Has("unable to place a task") || Has("reached the limit on the number of")) return new FailureSign(text, "", 40, OnService: true);
        return null;
    }

    /// <summary>True for an event of a service that tells of trouble.</summary>
    public static bool IsTrouble(string text) =>
        Read(text, container: null) is not null || text.Contains("unable to", StringComparison.OrdinalIgnoreCase) || text.Contains("deployment failed", StringComparison.OrdinalIgnoreCase);

    /// <summary>A container whose health check failed.</summary>
    public static FailureSign Unhealthy(string container) =>
        new($"container {container} failed its health check", $"ContainerDefinitions[{container}].HealthCheck", 75);

    /// <summary>A container that ended by itself.</summary>
    public static FailureSign Exit(string container, int code) => new($"container {container} exited with {code}", $"ContainerDefinitions[{container}]", code is 137 or 143 ? 30 : 65);

    /// <summary>An essential container that ended well, and with it the task of a service.</summary>
    public static FailureSign Ended(string container) =>
        new($"container {container} exited with 0 although it should keep running", $"ContainerDefinitions[{container}]", 62);

    /// <summary>A target that its load balancer calls unhealthy.</summary>
    public static FailureSign Target(string text) => new(text, "LoadBalancers", 72, OnService: true);
}
