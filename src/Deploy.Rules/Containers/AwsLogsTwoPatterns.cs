using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Messages of several lines are found by a time or by a pattern.</summary>
public sealed class AwsLogsTwoPatterns() : ContainerRule(
    "DECS0338",
    "Two ways to find multi-line messages",
    "Container '{0}' has awslogs-datetime-format and awslogs-multiline-pattern. Keep one of them.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.AwsLogs() is { } log && log.Option("awslogs-datetime-format") is not null && log.Option("awslogs-multiline-pattern") is not null)
            yield return Found(place, "LogConfiguration.Options[awslogs-multiline-pattern]", place.Container.Name);
    }
}
