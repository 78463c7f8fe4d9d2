using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS waits 2 to 60 seconds for a check.</summary>
public sealed class HealthCheckTimeout() : ContainerRule(
    "DECS0322",
    "A health check's time-out is outside 2 to 60 seconds",
    "The time-out of {0} seconds is outside 2 to 60. Use a number in that range; ECS's default is 5.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.HealthCheck is { Timeout: { } timeout } && Ranges.HealthCheckTimeout.Excludes(timeout))
            yield return Found(place, "HealthCheck.Timeout", Number.Text(timeout));
    }
}
