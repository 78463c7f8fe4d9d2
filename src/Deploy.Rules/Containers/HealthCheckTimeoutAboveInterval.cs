using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS takes such a check; the next one is due while the last still runs.</summary>
public sealed class HealthCheckTimeoutAboveInterval() : ContainerRule(
    "DECS0325",
    "A health check may take longer than its interval",
    "The time-out of {0} seconds is longer than the interval of {1} seconds. Lower the first or raise the second.",
    RuleSeverity.Info)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        // What lies outside its own range is told by the rules of the ranges.
        if (place.Container.HealthCheck is { } check
            && (check.Timeout ?? 5) is var timeout
            && (check.Interval ?? 30) is var interval
            && timeout > interval
            && !RuleCatalog.Get<HealthCheckTimeout>().Range.Excludes(timeout)
            && !RuleCatalog.Get<HealthCheckInterval>().Range.Excludes(interval))
        {
            yield return Found(place, "HealthCheck.Timeout", Number.Text(timeout), Number.Text(interval)).Or(place.Path("HealthCheck.Interval"));
        }
    }
}
