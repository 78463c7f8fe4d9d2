using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>The option is a flag, in any case.</summary>
public sealed class AwsLogsCreateGroup() : ContainerRule(
    "DECS0342",
    "awslogs-create-group is true or false",
    "awslogs-create-group is {0}. Use true or false.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.AwsLogs()?.Option("awslogs-create-group") is { } flag && Text.IsKnownAndNot(flag, known => known.ToLowerInvariant() is "true" or "false"))
            yield return Found(place, "LogConfiguration.Options[awslogs-create-group]", Text.Quote(flag));
    }
}
