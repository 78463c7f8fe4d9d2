using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>The size is a number with a unit.</summary>
public sealed class LogBufferSize() : ContainerRule(
    "DECS0340",
    "A log buffer's size is not valid",
    "The size {0} of the log buffer is not valid. Write a number with b, k, m or g, such as 25m.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.LogConfiguration?.Option("max-buffer-size") is { } size && Text.IsKnownAndNot(size, known => Pattern.Fits(known, @"[0-9]+[bkmgBKMG]?")))
            yield return Found(place, "LogConfiguration.Options[max-buffer-size]", Text.Quote(size));
    }
}
