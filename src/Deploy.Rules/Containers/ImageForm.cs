using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Registries understand one form of reference.</summary>
public sealed class ImageForm() : ContainerRule(
    "DECS0304",
    "An image reference is not valid",
    "{0} is not a reference to an image. Write registry/name:tag or registry/name@sha256:<64 hex digits>, the name in lower case, "
        + "at most 255 characters.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Container.Repository is null && Text.IsKnownAndNot(place.Container.Image, image => image.Length == 0 || ImageReferences.IsValid(image)))
            yield return Found(place, nameof(place.Container.Image), Text.Quote(place.Container.Image!));
    }
}
