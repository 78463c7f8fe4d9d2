using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds.Variations;

/// <summary>What the lives of repositories vary.</summary>
internal static class RepositoryVariations
{
    private static readonly LifecycleRuleSpec KeepTen = new()
    {
        RulePriority = 2,
        Description = "the newest ten",
        TagStatus = TagStatus.Tagged,
        TagPatternList = EquatableList.Of("v*", "a*"),
        CountType = LifecycleCountType.ImageCountMoreThan,
        CountNumber = 10,
    };

    private static readonly LifecycleRuleSpec Untagged = new() { RulePriority = 1, TagStatus = TagStatus.Untagged, CountType = LifecycleCountType.SinceImagePushed, CountNumber = 7 };

    /// <summary>A policy of one rule.</summary>
    public static EquatableList<LifecycleRuleSpec> Policy { get; } = EquatableList.Of(KeepTen);

    /// <summary>Of a repository without a policy.</summary>
    public static IReadOnlyList<(string Property, Func<EcrRepositorySpec, EcrRepositorySpec> Change)> Of(string key) =>
    [
        ("ImageTagMutability", spec => spec with { ImageTagMutability = TagMutability.Mutable }),
        ("ScanOnPush", spec => spec with { ScanOnPush = false }),
        ("EncryptionType", spec => spec with { EncryptionType = EcrEncryption.Kms }),
        ("KmsKey", spec => spec with { EncryptionType = EcrEncryption.Kms, KmsKey = key }),
        ("LifecyclePolicy", spec => spec with { LifecyclePolicy = EquatableList.Of(KeepTen, Untagged) }),
        ("Tags", spec => spec with { Tags = EquatableList.Of(new TagSpec("team", "blue")) }),
    ];

    /// <summary>Of a repository with <see cref="Policy"/>.</summary>
    public static IReadOnlyList<(string Property, Func<EcrRepositorySpec, EcrRepositorySpec> Change)> OfPolicy { get; } =
    [
        ("LifecyclePolicy[1]", spec => spec with { LifecyclePolicy = EquatableList.Of(KeepTen, Untagged) }),
        ("LifecyclePolicy[2].Description", spec => spec.WithRule(rule => rule with { Description = "ten" })),
        ("LifecyclePolicy[2].TagStatus", spec => spec.WithRule(rule => rule with { TagStatus = TagStatus.Any, TagPatternList = EquatableList<string>.Empty })),
        ("LifecyclePolicy[2].TagPatternList", spec => spec.WithRule(rule => rule with { TagPatternList = EquatableList.Of("v*") })),
        ("LifecyclePolicy[2].TagPrefixList", spec => spec.WithRule(rule => rule with
        {
            TagPrefixList = EquatableList.Of("v", "a"),
            TagPatternList = EquatableList<string>.Empty,
        })),
        ("LifecyclePolicy[2].CountType", spec => spec.WithRule(rule => rule with { CountType = LifecycleCountType.SinceImagePushed })),
        ("LifecyclePolicy[2].CountNumber", spec => spec.WithRule(rule => rule with { CountNumber = 11 })),
    ];

    private static EcrRepositorySpec WithRule(this EcrRepositorySpec spec, Func<LifecycleRuleSpec, LifecycleRuleSpec> change) =>
        spec with { LifecyclePolicy = EquatableList.Of(change(spec.LifecyclePolicy[0])) };
}
