namespace Deploy.Rules.Containers;

/// <summary>The time after the start in which ECS ignores failures.</summary>
public sealed class HealthCheckStartPeriod() : ContainerRangeRule(
    "DECS0324",
    "A health check's start period is outside {range} seconds",
    "The start period of {0} seconds is outside {range}. Use a number in that range; ECS's default is 0.",
    new(0, 300),
    "HealthCheck.StartPeriod",
    place => place.Container.HealthCheck?.StartPeriod);
