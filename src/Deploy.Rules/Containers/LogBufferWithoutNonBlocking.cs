using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>The blocking mode has no buffer.</summary>
public sealed class LogBufferWithoutNonBlocking() : ContainerRule(
    "DECS0341",
    "A log buffer needs the non-blocking mode",
    "Container '{0}' has a log buffer but blocks. Set NonBlocking = true, or remove MaxBufferSize.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.LogConfiguration is { } log && log.Option("mode") == "blocking" && log.Option("max-buffer-size") is not null)
            yield return Found(place, "LogConfiguration.Options[max-buffer-size]", place.Container.Name)
                .Or(place.Path("LogConfiguration.Options[mode]"));
    }
}
