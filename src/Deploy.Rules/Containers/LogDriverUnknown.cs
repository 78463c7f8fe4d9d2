using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS knows some log drivers.</summary>
public sealed class LogDriverUnknown() : ContainerRule(
    "DECS0333",
    "A log driver is not known",
    "{0} is not a log driver of ECS. Use {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.LogConfiguration is { } log && Text.IsKnownAndNot(log.LogDriver, LogDrivers.All.Contains))
            yield return Found(place, "LogConfiguration.LogDriver", Text.Quote(log.LogDriver), Text.Or(LogDrivers.All));
    }
}
