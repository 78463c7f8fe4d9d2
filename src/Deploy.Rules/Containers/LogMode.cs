using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>A full buffer blocks the container, or drops messages.</summary>
public sealed class LogMode() : ContainerRule(
    "DECS0339",
    "A log mode is not valid",
    "The log mode {0} is not valid. Use blocking or non-blocking.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.LogConfiguration?.Option("mode") is { } mode && Text.IsKnownAndNot(mode, known => known is "blocking" or "non-blocking"))
            yield return Found(place, "LogConfiguration.Options[mode]", Text.Quote(mode));
    }
}
