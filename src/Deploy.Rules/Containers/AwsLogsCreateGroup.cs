using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>The option is a flag, in any case.</summary>
public sealed class AwsLogsCreateGroup : ContainerRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0342";

    /// <inheritdoc/>
    public override string Title => "awslogs-create-group is true or false";

    /// <inheritdoc/>
    public override string Message => "awslogs-create-group is {0}. Use true or false.";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.AwsLogs()?.Option("awslogs-create-group") is { } flag && Text.IsKnownAndNot(flag, known => known.ToLowerInvariant() is "true" or "false"))
            yield return Found(place, "LogConfiguration.Options[awslogs-create-group]", Text.Quote(flag));
    }
}
