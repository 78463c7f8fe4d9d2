using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS gives a container up after 1 to 10 failures.</summary>
public sealed class HealthCheckRetries() : ContainerRule(
    "DECS0323",
    "A health check's retries are outside 1 to 10",
    "{0} retries are outside 1 to 10. Use a number in that range; ECS's default is 3.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.HealthCheck is { Retries: { } retries } && Ranges.HealthCheckRetries.Excludes(retries))
            yield return Found(place, "HealthCheck.Retries", Number.Text(retries));
    }
}
