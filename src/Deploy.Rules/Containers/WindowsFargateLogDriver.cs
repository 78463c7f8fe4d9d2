using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Windows tasks on Fargate have one log driver.</summary>
public sealed class WindowsFargateLogDriver() : ContainerRule(
    "DECS0335",
    "Windows tasks on Fargate log to CloudWatch Logs only",
    "A Windows task on Fargate does not have the log driver {0}. Use awslogs.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Task.RunsOnFargate() && place.Task.RunsOnWindows() && place.Container.LogConfiguration is { } log && LogDrivers.OnFargate.Contains(log.LogDriver) && log.LogDriver != LogDrivers.AwsLogs)
            yield return Found(place, "LogConfiguration.LogDriver", Text.Quote(log.LogDriver));
    }
}
