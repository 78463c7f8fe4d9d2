using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Repositories;
using static Deploy.Rules.Tests.RuleCase;

namespace Deploy.Rules.Tests.Cases;

internal static class RepositoryCases
{
    private const string Key = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    public static RuleCase[] All =>
    [
        Violates<RepositoryName>("upper case", "Name", plan => Named(plan, "Shop/Api")),
        Violates<RepositoryName>("two dots", "Name", plan => Named(plan, "shop..api")),
        Violates<RepositoryName>("one character", "Name", plan => Named(plan, "a")),
        Passes<RepositoryName>("separators", plan => Named(plan, "my-shop/api__v1.2")),
        Violates<KmsKeyWithoutKms>("AES-256", "KmsKey", plan => plan.Repo(r => r with { KmsKey = Key })),
        Passes<KmsKeyWithoutKms>("KMS", plan => plan.Repo(r => r with { EncryptionType = EcrEncryption.Kms, KmsKey = Key })),
        Violates<KmsKeyForm>("a word", "KmsKey", plan => plan.Repo(r => r with { EncryptionType = EcrEncryption.Kms, KmsKey = "my key" })),
        Passes<KmsKeyForm>("an alias", plan => plan.Repo(r => r with { EncryptionType = EcrEncryption.Kms, KmsKey = "alias/ecr" })),
        Violates<KmsKeyRegion>("another Region", "KmsKey", plan => plan.Repo(r => r with { EncryptionType = EcrEncryption.Kms, KmsKey = Key.Replace("eu-central-1", "us-east-1") })),
        Passes<KmsKeyRegion>("an unknown Region", plan => (plan with { Region = null }).Repo(r => r with { EncryptionType = EcrEncryption.Kms, KmsKey = Key.Replace("eu-central-1", "us-east-1") })),
        Violates<LifecyclePriority>("zero", "LifecyclePolicy[0].RulePriority", plan => Rules(plan, Keep(0, "a"))),
        Passes<LifecyclePriority>("gaps", plan => Rules(plan, Keep(10, "a"), Keep(20, "b"))),
        Violates<LifecyclePriorityUnique>("twice", "LifecyclePolicy[1].RulePriority", plan => Rules(plan, Keep(1, "a"), Keep(1, "b"))),
        Passes<LifecyclePriorityUnique>("one after the other", plan => Rules(plan, Keep(1, "a"), Keep(2, "b"))),
        Violates<LifecycleCount>("zero", "LifecyclePolicy[1].CountNumber", plan => Rules(plan, Keep(1, "a") with { CountNumber = 0 })),
        Passes<LifecycleCount>("one", plan => Rules(plan, Keep(1, "a") with { CountNumber = 1 })),
        Violates<LifecycleTagLists>("no tags", "LifecyclePolicy[1]", plan => Rules(plan, Keep(1) with { TagStatus = TagStatus.Tagged })),
        Violates<LifecycleTagLists>("prefixes and patterns", "LifecyclePolicy[1]", plan => Rules(plan, Keep(1, "a") with { TagPatternList = EquatableList.Of("b*") })),
        Violates<LifecycleTagLists>("tags of untagged images", "LifecyclePolicy[1]", plan => Rules(plan, Keep(1, "a") with { TagStatus = TagStatus.Untagged })),
        Passes<LifecycleTagLists>("patterns", plan => Rules(plan, Keep(1) with { TagPatternList = EquatableList.Of("pr-*") })),
        Violates<LifecyclePatternForm>("five wildcards", "LifecyclePolicy[1].TagPatternList", plan => Rules(plan, Keep(1) with { TagPatternList = EquatableList.Of("*a*b*c*d*") })),
        Passes<LifecyclePatternForm>("four wildcards", plan => Rules(plan, Keep(1) with { TagPatternList = EquatableList.Of("*a*b*c*d") })),
        Violates<LifecycleAnyLast>("in front", "LifecyclePolicy[1].TagStatus", plan => Rules(plan, Keep(1) with { TagStatus = TagStatus.Any }, Keep(2, "a"))),
        Passes<LifecycleAnyLast>("last", plan => Rules(plan, Keep(1, "a"), Keep(2) with { TagStatus = TagStatus.Any })),
        Violates<LifecycleSingleUntagged>("two", "LifecyclePolicy[2].TagStatus", plan => Rules(plan, Keep(1) with { TagStatus = TagStatus.Untagged }, Keep(2) with { TagStatus = TagStatus.Untagged })),
        Passes<LifecycleSingleUntagged>("one", plan => Rules(plan, Keep(1) with { TagStatus = TagStatus.Untagged })),
        Violates<LifecycleRuleCount>("51", "LifecyclePolicy", plan => Rules(plan, [.. Enumerable.Range(1, 50).Select(priority => Keep(priority, $"p{priority}-"))])),
        Passes<LifecycleRuleCount>("50", plan => Rules(plan, [.. Enumerable.Range(1, 49).Select(priority => Keep(priority, $"p{priority}-"))])),
        Violates<LifecycleTextLength>("many long prefixes", "LifecyclePolicy", plan => Rules(plan, Keep(1, [.. Enumerable.Range(0, 400).Select(index => index + new string('a', 100))]))),
        Passes<LifecycleTextLength>("the shortest policy", plan => Rules(plan, Keep(1) with { TagStatus = TagStatus.Any, CountNumber = 1 })),
        Violates<LifecycleDuplicatePrefix>("in two rules", "LifecyclePolicy[2].TagPrefixList", plan => Rules(plan, Keep(1, "pr-"), Keep(2, "pr-"))),
        Passes<LifecycleDuplicatePrefix>("a longer prefix", plan => Rules(plan, Keep(1, "pr-"), Keep(2, "pr"))),
        Violates<MutableTags>("mutable", "ImageTagMutability", plan => plan.Repo(r => r with { ImageTagMutability = TagMutability.Mutable })),
        Passes<MutableTags>("immutable", plan => plan),
        Violates<ScanOff>("off", "ScanOnPush", plan => plan.Repo(r => r with { ScanOnPush = false })),
        Passes<ScanOff>("on", plan => plan),
        Violates<ImagesKept>("no rules", "LifecyclePolicy", plan => plan.Repo(r => r with { LifecyclePolicy = EquatableList<LifecycleRuleSpec>.Empty })),
        Violates<ImagesKept>("untagged images", "LifecyclePolicy", plan => plan.Repo(r => r with { LifecyclePolicy = EquatableList.Of(Keep(1) with { TagStatus = TagStatus.Untagged }) })),
        Violates<ImagesKept>("a prefix", "LifecyclePolicy", plan => plan.Repo(r => r with { LifecyclePolicy = EquatableList.Of(Keep(1, "pr-")) })),
        Passes<ImagesKept>("any image", plan => plan),
        Passes<ImagesKept>("every tag", plan => plan.Repo(r => r with { LifecyclePolicy = EquatableList.Of(Keep(1) with { TagPatternList = EquatableList.Of("*") }) })),
    ];

    private static Plan.DeploymentPlan Named(Plan.DeploymentPlan plan, string name) =>
        plan.Repo(r => r with { Name = name }).Container(c => c with { Repository = new("ecr-repository", name) });

    private static Plan.DeploymentPlan Rules(Plan.DeploymentPlan plan, params LifecycleRuleSpec[] rules) =>
        plan.Repo(r => r with { LifecyclePolicy = EquatableList.Of(rules.Any(rule => rule.TagStatus == TagStatus.Any) ? rules : [.. rules, Rest]) });

    /// <summary>What a policy needs beside the rules that a case is about.</summary>
    private static LifecycleRuleSpec Rest => Keep(1000) with { TagStatus = TagStatus.Any, CountNumber = 100 };

    private static LifecycleRuleSpec Keep(int priority, params string[] prefixes) => new()
    {
        RulePriority = priority,
        TagStatus = TagStatus.Tagged,
        TagPrefixList = EquatableList.Of(prefixes),
        CountType = LifecycleCountType.ImageCountMoreThan,
        CountNumber = 10,
    };
}
