using Deploy.Generators.Model;
using Deploy.Generators.Planning.Checks;
using Deploy.Generators.Planning.Findings;
using Deploy.Generators.Planning.Naming;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan;
using Deploy.Plan.Values;
using Deploy.Rules;
using Deploy.Rules.References;

namespace Deploy.Generators.Planning;

/// <summary>Reads <c>[assembly: Deployment]</c> and <c>[assembly: AllowRule]</c>.</summary>
internal sealed class DeploymentReader
{
    private const string Attribute = ApplicationNames.Attribute;
    private const string WaiverAttribute = "AllowRule";
    private static readonly TypeReference Assembly = new("", "the assembly", null);
    private readonly AttributedClass _attributes;
    private readonly ClassDeclarations _base;

    public DeploymentReader(PlanInput input)
    {
        _attributes = new AttributedClass(Assembly, input.Assembly.Attributes, EquatableList<int>.Empty, EquatableList<AttributedClass>.Empty);
        _base = StageMerge.Merge(_attributes, application: "", stage: null);
        Application = ApplicationNames.Of(input.Assembly, input.Settings.AssemblyName);
        Stages = DeclarationOf(null).Texts(nameof(Stages)) ?? EquatableList<string>.Empty;
    }

    /// <summary>The application's name.</summary>
    public string Application { get; }

    /// <summary>Whether the application is declared, with or without resources.</summary>
    public bool IsDeclared => _attributes.Attributes.Any(attribute => attribute.Name == Attribute);

    /// <summary>The stages as they are declared: a name that stands there twice, too.</summary>
    public IReadOnlyList<string> Stages { get; }

    private ResourceAddress Address => new("deployment", Application);

    /// <summary>What the attribute says in a stage, or with null in the base; an empty declaration where there is none.</summary>
    public Declaration DeclarationOf(string? stage) =>
        (stage is null ? _base : StageMerge.Merge(_attributes, application: "", stage)).Find(Attribute)
        ?? new Declaration("", new AttributeModel(Attribute, -1, EquatableList<ArgumentModel>.Empty));

    /// <summary>The plan without resources.</summary>
    public DeploymentPlan Plan()
    {
        var deployment = DeclarationOf(null);
        return new DeploymentPlan
        {
            Application = Application,
            FormerProject = deployment.Text(nameof(DeploymentPlan.FormerProject)),
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

    /// <summary>Where the deployment's own properties are declared; what a stage sets itself stands below its name.</summary>
    public IEnumerable<Origin> Origins()
    {
        var recorder = new OriginRecorder();
        var read = new PropertyReader(DeclarationOf(null), recorder);
        read.Text(nameof(DeploymentPlan.Application));
        read.Text(nameof(DeploymentPlan.FormerProject));
        read.Text(nameof(DeploymentPlan.NameTemplate));
        ReadTarget(read);
        if (DeclarationOf(null).Find(nameof(Stages)) is { } declared)
            for (var i = 0; i < Stages.Count; i++) recorder.Record($"Stages[{Stages[i]}]", declared.Place with { Element = i }, isOfStage: false);
        foreach (var stage in Stages.Distinct()) ReadTarget(new PropertyReader(DeclarationOf(stage), recorder, $"Stages[{stage}]"));
        foreach (var waiver in _base.Details(WaiverAttribute))
            new PropertyReader(waiver, recorder, $"{nameof(DeploymentPlan.Waivers)}[{waiver.Text(nameof(RuleWaiver.RuleId))}]").Text(nameof(RuleWaiver.RuleId));
        return recorder.Origins.Select(origin => new Origin(null, Address, origin.Key, origin.Value.Place, origin.Value.IsOfStage));
    }

    /// <summary>Reports faults of the assembly's attributes.</summary>
    public void Check(FindingList findings)
    {
        foreach (var waiver in _base.Details(WaiverAttribute))
        {
            var id = waiver.Text(nameof(RuleWaiver.RuleId)) ?? "";
            var path = $"{nameof(DeploymentPlan.Waivers)}[{id}]";
            if (RuleCatalog.Find(id) is null) findings.Add<UnknownWaivedRule>(Address, path, waiver.Find(nameof(RuleWaiver.RuleId))?.Place ?? waiver.Place, id);
            if (string.IsNullOrWhiteSpace(waiver.Text(nameof(RuleWaiver.Because)))) findings.Add<WaiverWithoutReason>(Address, path, waiver.Place, id);
        }

        AttributeChecks.CheckStages(_attributes, Address, Stages, findings);
        AttributeChecks.CheckRepeated(_attributes, Address, findings);
        ValueChecks.Run(_attributes, Address, findings);
    }

    private static void ReadTarget(PropertyReader read)
    {
        read.Text(nameof(StageSpec.Account));
        read.Text(nameof(StageSpec.Region));
        read.Text(nameof(StageSpec.RoleToAssume));
    }
}
