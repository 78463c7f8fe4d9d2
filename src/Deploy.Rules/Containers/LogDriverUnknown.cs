using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS knows some log drivers.</summary>
public sealed class LogDriverUnknown : ContainerRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0333";

    /// <inheritdoc/>
    public override string Title => "A log driver is not known";

    /// <inheritdoc/>
    public override string Message => "{0} is not a log driver of ECS. Use {1}.";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.LogConfiguration is { } log && Text.IsKnownAndNot(log.LogDriver, LogDrivers.All.Contains))
            yield return Found(place, "LogConfiguration.LogDriver", Text.Quote(log.LogDriver), Text.Or(LogDrivers.All));
    }
}
