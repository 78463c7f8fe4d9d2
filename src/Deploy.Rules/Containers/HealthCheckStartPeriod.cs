using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS ignores failures for at most 300 seconds after the start.</summary>
public sealed class HealthCheckStartPeriod() : ContainerRule(
    "DECS0324",
    "A health check's start period is outside 0 to 300 seconds",
    "The start period of {0} seconds is outside 0 to 300. Use a number in that range; ECS's default is 0.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.HealthCheck is { StartPeriod: { } period } && Ranges.HealthCheckStartPeriod.Excludes(period))
            yield return Found(place, "HealthCheck.StartPeriod", Number.Text(period));
    }
}
