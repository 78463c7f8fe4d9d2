using Deploy.Engine.Shapes;
using Deploy.Engine.Translation;
using Deploy.Engine.Translation.Generated.Ecr;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Ecr;
using Deploy.Plan.Values;
using Repository = Amazon.ECR.Model.Repository;

namespace Deploy.Engine.Kinds.Repositories;

/// <summary>A repository's request: as it is compared, and as ECR describes what came of it.</summary>
internal static class RepositoryShape
{
    private static readonly ShapeFacts Facts = new ShapeFacts()
        .Silent<CreateRepository>(nameof(CreateRepository.ImageTagMutability), (OpenEnum<ImageTagMutability>)ImageTagMutability.Mutable)
        .Silent<CreateRepository>(nameof(CreateRepository.ImageScanningConfiguration), new ImageScanningConfiguration())
        .Silent<ImageScanningConfiguration>(nameof(ImageScanningConfiguration.ScanOnPush), false)
        .Silent<CreateRepository>(nameof(CreateRepository.EncryptionConfiguration), new EncryptionConfiguration())
        .Silent<EncryptionConfiguration>(nameof(EncryptionConfiguration.EncryptionType), (OpenEnum<EncryptionType>)EncryptionType.Aes256)
        .Set<CreateRepository>(nameof(CreateRepository.ImageTagMutabilityExclusionFilters));

    /// <summary>As it is compared.</summary>
    public static EcrRepositorySpec Normalise(EcrRepositorySpec spec) => spec with
    {
        Request = ShapeForm.Normal(spec.Request, Facts),
        LifecyclePolicy = LifecyclePolicyText.Normalise(spec.LifecyclePolicy),
    };

    /// <summary>A normal repository in which ECR's choices stand where the request is silent.</summary>
    public static EcrRepositorySpec Against(EcrRepositorySpec desired, EcrRepositorySpec actual) =>
        desired with { Request = ShapeForm.WithChoicesOf(desired.Request, actual.Request, Facts) };

    /// <summary>As ECR describes it, in the form in which it is compared.</summary>
    public static EcrRepositorySpec Read(Repository repository, string declaredName, EquatableList<LifecycleRuleSpec> lifecyclePolicy) => Normalise(new EcrRepositorySpec
    {
        Name = declaredName,
        Request = CreateRepositoryMap.FromDescription(repository) with { RepositoryName = null, RegistryId = null, Tags = null },
        LifecyclePolicy = lifecyclePolicy,
    });
}
