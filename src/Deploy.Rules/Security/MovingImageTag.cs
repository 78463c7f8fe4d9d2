using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>Without a version, what runs depends on when a task started.</summary>
public sealed class MovingImageTag : ContainerRule
{
    /// <inheritdoc/>
    public override string Id => "DECS1017";

    /// <inheritdoc/>
    public override string Title => "An image may change under its name";

    /// <inheritdoc/>
    public override string Message => "{0} may be another image tomorrow. Name a version or a digest.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (Text.Known(place.Container.Image) is { Length: > 0 } image && ImageReferences.IsValid(image) && ImageReferences.Moves(image))
            yield return Found(place, nameof(place.Container.Image), Text.Quote(image));
    }
}
