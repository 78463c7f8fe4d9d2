using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS refuses options that the driver does not have.</summary>
public sealed class AwsLogsUnknownOption() : ContainerRule(
    "DECS0337",
    "An option of CloudWatch Logs is not known",
    "The log driver awslogs has no option {0}. Its options are {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from option in place.Container.AwsLogs()?.Options ?? EquatableList<LogOptionSpec>.Empty
        where !LogDrivers.AwsLogsOptions.Contains(option.Name)
        select Found(place, $"LogConfiguration.Options[{option.Name}]", Text.Quote(option.Name), Text.And(LogDrivers.AwsLogsOptions));
}
