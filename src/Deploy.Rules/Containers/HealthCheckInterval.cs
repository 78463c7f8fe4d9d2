namespace Deploy.Rules.Containers;

/// <summary>The time between two checks.</summary>
public sealed class HealthCheckInterval() : ContainerRangeRule(
    "DECS0321",
    "A health check's interval is outside {range} seconds",
    "The interval of {0} seconds is outside {range}. Use a number in that range; ECS's default is 30.",
    new(5, 300),
    "HealthCheck.Interval",
    place => place.Container.HealthCheck?.Interval);
