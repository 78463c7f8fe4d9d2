using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>The blocking mode has no buffer.</summary>
public sealed class LogBufferWithoutNonBlocking : ContainerRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0341";

    /// <inheritdoc/>
    public override string Title => "A log buffer needs the non-blocking mode";

    /// <inheritdoc/>
    public override string Message => "Container '{0}' has a log buffer but blocks. Set NonBlocking = true, or remove MaxBufferSize.";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.LogConfiguration is { } log && log.Option("mode") == "blocking" && log.Option("max-buffer-size") is not null)
            yield return Found(place, "LogConfiguration.Options[max-buffer-size]", place.Container.Name)
                .Or(place.Path("LogConfiguration.Options[mode]"));
    }
}
