using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS checks every 5 to 300 seconds.</summary>
public sealed class HealthCheckInterval() : ContainerRule(
    "DECS0321",
    "A health check's interval is outside 5 to 300 seconds",
    "The interval of {0} seconds is outside 5 to 300. Use a number in that range; ECS's default is 30.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.HealthCheck is { Interval: { } interval } && Ranges.HealthCheckInterval.Excludes(interval))
            yield return Found(place, "HealthCheck.Interval", Number.Text(interval));
    }
}
