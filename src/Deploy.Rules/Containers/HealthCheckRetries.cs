namespace Deploy.Rules.Containers;

/// <summary>The failures after which ECS gives a container up.</summary>
public sealed class HealthCheckRetries() : ContainerRangeRule(
    "DECS0323",
    "A health check's retries are outside {range}",
    "{0} retries are outside {range}. Use a number in that range; ECS's default is 3.",
    new(1, 10),
    "HealthCheck.Retries",
    place => place.Container.HealthCheck?.Retries);
