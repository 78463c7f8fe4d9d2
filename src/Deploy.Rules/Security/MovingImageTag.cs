using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>Without a version, what runs depends on when a task started.</summary>
public sealed class MovingImageTag() : ContainerRule(
    "DECS1017",
    "An image may change under its name",
    "{0} may be another image tomorrow. Name a version or a digest.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (Text.Known(place.Container.Image) is { Length: > 0 } image && ImageReferences.IsValid(image) && ImageReferences.Moves(image))
            yield return Found(place, nameof(place.Container.Image), Text.Quote(image));
    }
}
