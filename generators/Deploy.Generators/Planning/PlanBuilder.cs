using Deploy.Generators.Model;
using Deploy.Generators.Planning.Checks;
using Deploy.Generators.Planning.Findings;
using Deploy.Generators.Planning.Kinds;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning;

/// <summary>Builds the plan of an application from its attributes. What can be built is built: faults are findings, never exceptions.</summary>
internal static class PlanBuilder
{
    public static PlanResult Build(PlanInput input)
    {
        var deployment = new DeploymentReader(input);
        var classes = input.Classes.OrderBy(type => type.Reference.MetadataName, StringComparer.Ordinal).ToArray();
        var basis = ParseStage(deployment, classes, stage: null);
        var stages = deployment.Stages.Distinct().Select(stage => (Stage: stage, Context: ParseStage(deployment, classes, stage))).ToArray();
        var plan = deployment.Plan() with
        {
            Resources = ResourcesOf(basis),
            Stages = deployment.Stages
                .Select(stage => WithDifferences(deployment.Stage(stage), basis, stages.First(candidate => candidate.Stage == stage).Context))
                .ToEquatableList(),
        };
        var origins = deployment.Origins().Concat(StageOrigins.Of(basis, stages.Select(stage => stage.Context)));
        return new PlanResult(plan, origins.ToEquatableList(), FindingsOf(deployment, classes, basis, stages));
    }

    private static StageContext ParseStage(DeploymentReader deployment, AttributedClass[] classes, string? stage)
    {
        var externals = classes.SelectMany(type => type.Externals).Distinct().Select(type => StageMerge.Merge(type, stage: null)).ToArray();
        var own = classes.Select(type => StageMerge.Merge(type, stage)).ToArray();
        var context = new StageContext(stage, deployment.Application, deployment.DeclarationOf(stage), own, externals);
        foreach (var parser in KindParsers.All)
            foreach (var parsed in parser.Parse(context).ToArray()) context.Add(parsed);
        foreach (var (kind, type) in context.References.UsedExternals.ToArray()) context.Add(KindParsers.Of(kind).ParseExternal(context, type));
        DetailChecks.Run(context);
        return context;
    }

    private static EquatableList<ResourceSpec> ResourcesOf(StageContext context) =>
        context.Resources.Select(parsed => parsed.Spec).OrderBy(spec => spec.Address).ToEquatableList();

    private static StageSpec WithDifferences(StageSpec stage, StageContext basis, StageContext context)
    {
        var before = ResourcesOf(basis).ToDictionary(spec => spec.Address);
        var after = ResourcesOf(context);
        var kept = new HashSet<ResourceAddress>(after.Select(spec => spec.Address));
        return stage with
        {
            Resources = after.Where(spec => !before.TryGetValue(spec.Address, out var same) || !same.Equals(spec)).ToEquatableList(),
            Removed = before.Keys.Where(address => !kept.Contains(address)).OrderBy(address => address).ToEquatableList(),
        };
    }

    // Nobody deploys the base of an application with stages: only what a stage suffers from is a fault.
    private static EquatableList<DeclarationFinding> FindingsOf(
        DeploymentReader deployment, AttributedClass[] classes, StageContext basis, (string Stage, StageContext Context)[] stages)
    {
        var general = new FindingList();
        deployment.Check(general);
        AttributeChecks.Run(classes, deployment.Stages, general);
        var inStages = stages.Length == 0
            ? basis.Findings.WithoutStages()
            : FindingList.Join([.. stages.Select(stage => (stage.Stage, stage.Context.Findings))]);
        return general.WithoutStages().Concat(inStages).ToEquatableList();
    }
}
