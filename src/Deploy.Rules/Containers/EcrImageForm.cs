using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>A misspelt registry is noticed when the image is pulled.</summary>
public sealed class EcrImageForm() : ContainerRule(
    "DECS0305",
    "A reference to a private ECR image looks wrong",
    "{0} looks like an image of a private ECR registry, but is not one. Write <account>.dkr.ecr.<region>.amazonaws.com/<name>:<tag>.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (Text.Known(place.Container.Image) is { } image && ImageReferences.LooksLikePrivateEcr(image) && !ImageReferences.IsPrivateEcr(image))
            yield return Found(place, nameof(place.Container.Image), Text.Quote(image));
    }
}
