using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Containers;

/// <summary>Registries understand one form of reference.</summary>
public sealed class ImageForm() : ContainerFormRule(
    "DECS0304",
    "An image reference is not valid",
    "{0} is not a reference to an image. Write registry/name:tag or registry/name@sha256:<64 hex digits>, the name in lower case, "
        + "at most 255 characters.",
    nameof(ContainerSpec.Image),
    place => place.Container.Repository is null ? place.Container.Image : null,
    image => image.Length == 0 || ImageReferences.IsValid(image));
