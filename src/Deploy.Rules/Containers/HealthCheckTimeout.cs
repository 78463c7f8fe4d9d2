namespace Deploy.Rules.Containers;

/// <summary>The time that ECS waits for a check.</summary>
public sealed class HealthCheckTimeout() : ContainerRangeRule(
    "DECS0322",
    "A health check's time-out is outside {range} seconds",
    "The time-out of {0} seconds is outside {range}. Use a number in that range; ECS's default is 5.",
    new(2, 60),
    "HealthCheck.Timeout",
    place => place.Container.HealthCheck?.Timeout);
