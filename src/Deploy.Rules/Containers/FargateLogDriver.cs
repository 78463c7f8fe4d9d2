using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Fargate has some log drivers only.</summary>
public sealed class FargateLogDriver() : ContainerRule(
    "DECS0334",
    "Fargate does not have the log driver",
    "Fargate does not have the log driver {0}. Use {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Task.RunsOnFargate() && place.Container.LogConfiguration is { } log && LogDrivers.All.Contains(log.LogDriver) && !LogDrivers.OnFargate.Contains(log.LogDriver))
            yield return Found(place, "LogConfiguration.LogDriver", Text.Quote(log.LogDriver), Text.Or(LogDrivers.OnFargate));
    }
}
