using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Containers;

/// <summary>A misspelt registry is noticed when the image is pulled.</summary>
public sealed class EcrImageForm() : ContainerFormRule(
    "DECS0305",
    "A reference to a private ECR image looks wrong",
    "{0} looks like an image of a private ECR registry, but is not one. Write <account>.dkr.ecr.<region>.amazonaws.com/<name>:<tag>.",
    nameof(ContainerSpec.Image),
    place => place.Container.Image,
    image => !ImageReferences.LooksLikePrivateEcr(image) || ImageReferences.IsPrivateEcr(image),
    RuleSeverity.Warning);
