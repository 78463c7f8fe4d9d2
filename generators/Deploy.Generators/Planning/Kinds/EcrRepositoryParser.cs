using System.Globalization;
using Deploy.Ecs;
using Deploy.Generators.Planning.Naming;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning.Kinds;

/// <summary><c>[EcrRepository]</c> with its <c>[ExpireImages]</c>.</summary>
internal sealed class EcrRepositoryParser : DeclaredKindParser
{
    public static DeclaredKind Kind { get; } = new()
    {
        Kind = DeclaredKind.KindOf<EcrRepositorySpec>(),
        Attribute = "EcrRepository",
        InWords = "repository",
    };

    public override DeclaredKind DeclaredKind => Kind;

    protected override ResourceSpec ParseSpec(ResourceDraft draft) => new EcrRepositorySpec
    {
        Name = draft.Name,
        ImageTagMutability = draft.Read.Choice<TagMutability>(nameof(EcrRepositorySpec.ImageTagMutability), "TagMutability") ?? TagMutability.Immutable,
        ScanOnPush = draft.Read.Flag(nameof(EcrRepositorySpec.ScanOnPush)) ?? true,
        EncryptionType = draft.Read.Choice<EcrEncryption>(nameof(EcrRepositorySpec.EncryptionType), "Encryption") ?? EcrEncryption.Aes256,
        KmsKey = draft.Read.Text(nameof(EcrRepositorySpec.KmsKey)),
        LifecyclePolicy = draft.IsExternal ? EquatableList<LifecycleRuleSpec>.Empty : LifecyclePolicy(draft),
    };

    protected override ResourceSpec Outline(ResourceSpec spec) =>
        (EcrRepositorySpec)spec with { KmsKey = null, LifecyclePolicy = EquatableList<LifecycleRuleSpec>.Empty };

    private static EquatableList<LifecycleRuleSpec> LifecyclePolicy(ResourceDraft draft) =>
        draft.Type.Details("ExpireImages")
            .Select((rule, index) => LifecycleRule(draft, rule, rule.Number("Priority") ?? index + 1))
            .OrderBy(rule => rule.RulePriority)
            .ToEquatableList();

    private static LifecycleRuleSpec LifecycleRule(ResourceDraft draft, Declaration rule, int priority)
    {
        var path = $"{nameof(EcrRepositorySpec.LifecyclePolicy)}[{priority.ToString(CultureInfo.InvariantCulture)}]";
        var read = new PropertyReader(rule, draft.Origins, path);
        read.Noted(nameof(LifecycleRuleSpec.RulePriority), "Priority");
        var days = read.Number(nameof(LifecycleRuleSpec.CountNumber), "OlderThanDays");
        var newest = read.Number(nameof(LifecycleRuleSpec.CountNumber), "KeepNewest");
        if (days is null == newest is null)
        {
            draft.Stage.Findings.Add<ConflictingProperties>(
                draft.Address, path, rule.Place, "ExpireImages", "OlderThanDays and KeepNewest", days is null ? "neither is" : "both are");
        }

        return new LifecycleRuleSpec
        {
            RulePriority = priority,
            Description = read.Text(nameof(LifecycleRuleSpec.Description)),
            TagStatus = read.Choice<TagStatus>(nameof(LifecycleRuleSpec.TagStatus)) ?? TagStatus.Tagged,
            TagPrefixList = read.Texts(nameof(LifecycleRuleSpec.TagPrefixList), "TagPrefixes") ?? EquatableList<string>.Empty,
            TagPatternList = read.Texts(nameof(LifecycleRuleSpec.TagPatternList), "TagPatterns") ?? EquatableList<string>.Empty,
            CountType = days is null ? LifecycleCountType.ImageCountMoreThan : LifecycleCountType.SinceImagePushed,
            CountNumber = days ?? newest ?? 0,
        };
    }
}
