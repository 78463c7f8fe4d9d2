using Deploy.Generators.Model;
using Deploy.Generators.Planning.Findings;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan;
using Deploy.Plan.Values;
using Deploy.Rules;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning;

/// <summary>Reads <c>[assembly: Deployment]</c> and <c>[assembly: AllowRule]</c>.</summary>
internal sealed class DeploymentReader
{
    private const string Attribute = "Deployment";
    private const string WaiverAttribute = "AllowRule";
    private static readonly TypeReference Assembly = new("", "the assembly", null);
    private readonly AttributedClass _attributes;
    private readonly ClassDeclarations _base;

    public DeploymentReader(PlanInput input)
    {
        _attributes = new AttributedClass(Assembly, input.Assembly.Attributes, HasErrors: false, EquatableList<AttributedClass>.Empty);
        _base = StageMerge.Merge(_attributes, stage: null);
        Application = DeclarationOf(null).Text(nameof(Application)) ?? NameOf(input.Settings.AssemblyName);
        Stages = [.. (DeclarationOf(null).Texts(nameof(Stages)) ?? EquatableList<string>.Empty).Distinct()];
    }

    public string Application { get; }

    public IReadOnlyList<string> Stages { get; }

    /// <summary>What the attribute says in a stage, or with null in the base; an empty declaration where there is none.</summary>
    public Declaration DeclarationOf(string? stage) =>
        (stage is null ? _base : StageMerge.Merge(_attributes, stage)).Find(Attribute)
        ?? new Declaration("", new AttributeModel(Attribute, -1, EquatableList<ArgumentModel>.Empty));

    /// <summary>The plan without resources.</summary>
    public DeploymentPlan Plan()
    {
        var deployment = DeclarationOf(null);
        return new DeploymentPlan
        {
            Application = Application,
            NameTemplate = deployment.Text(nameof(DeploymentPlan.NameTemplate)) ?? DeploymentPlan.DefaultNameTemplate,
            Account = deployment.Text(nameof(DeploymentPlan.Account)),
            Region = deployment.Text(nameof(DeploymentPlan.Region)),
            RoleToAssume = deployment.Text(nameof(DeploymentPlan.RoleToAssume)),
            Waivers = _base.Details(WaiverAttribute)
                .Select(waiver => new RuleWaiver(waiver.Text(nameof(RuleWaiver.RuleId)) ?? "", waiver.Text(nameof(RuleWaiver.Because)) ?? ""))
                .ToEquatableList(),
        };
    }

    /// <summary>A stage without resources. What it leaves out holds for all stages and stands in the plan.</summary>
    public StageSpec Stage(string stage)
    {
        var own = _attributes.Attributes.FirstOrDefault(attribute => attribute.Name == Attribute && attribute.Text(StageMerge.StageArgument) == stage);
        return new StageSpec
        {
            Name = stage,
            Account = own?.Text(nameof(StageSpec.Account)),
            Region = own?.Text(nameof(StageSpec.Region)),
            RoleToAssume = own?.Text(nameof(StageSpec.RoleToAssume)),
        };
    }

    /// <summary>Reports faults of the assembly's attributes.</summary>
    public void Check(FindingList findings)
    {
        var address = new ResourceAddress("deployment", Application);
        foreach (var waiver in _base.Details(WaiverAttribute))
        {
            var id = waiver.Text(nameof(RuleWaiver.RuleId)) ?? "";
            var path = $"{nameof(DeploymentPlan.Waivers)}[{id}]";
            if (RuleCatalog.Find(id) is null) findings.Add<UnknownWaivedRule>(address, path, waiver.Find(nameof(RuleWaiver.RuleId))?.Place ?? waiver.Place, id);
            if (string.IsNullOrWhiteSpace(waiver.Text(nameof(RuleWaiver.Because)))) findings.Add<WaiverWithoutReason>(address, path, waiver.Place, id);
        }

        Checks.AttributeChecks.CheckStages(_attributes, address, Stages, findings);
        Checks.AttributeChecks.CheckRepeated(_attributes, address, findings);
    }

    private static string NameOf(string assembly) =>
        KebabCase.Of(new string([.. assembly.Select(c => char.IsLetterOrDigit(c) ? c : '_')]).Trim('_'));
}
