using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>The driver needs a group and a Region, and on Fargate a prefix for its streams.</summary>
public sealed class AwsLogsRequiredOptions() : ContainerRule(
    "DECS0336",
    "An option of CloudWatch Logs is missing",
    "The log driver awslogs of container '{0}' lacks {1}. Add {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from option in place.Task.RunsOnFargate() ? OnFargate : Everywhere
        where place.Container.AwsLogs() is { } log && log.Option(option) is null or ""
        select Found(place, "LogConfiguration.Options", place.Container.Name, option);

    private static readonly string[] Everywhere = ["awslogs-group", "awslogs-region"];
    private static readonly string[] OnFargate = ["awslogs-group", "awslogs-region", "awslogs-stream-prefix"];
}
