using Deploy.Generators.Planning.Checks;
using Deploy.Generators.Planning.Findings;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning;

/// <summary>What is wrong with the declarations. The generator, which reports nothing, does not ask.</summary>
internal static class PlanFindings
{
    // Nobody deploys the base of an application with stages: only what a stage suffers from is a fault.
    public static EquatableList<DeclarationFinding> Of(ParsedPlan parsed)
    {
        var general = new FindingList();
        parsed.Deployment.Check(general);
        AttributeChecks.Run(parsed.Classes, parsed.Deployment.Stages, general);
        foreach (var stage in parsed.Stages.Append(parsed.Base)) DetailChecks.Run(stage);
        var inStages = parsed.Stages.Count == 0
            ? parsed.Base.Findings.WithoutStages()
            : FindingList.Join([.. parsed.Stages.Select(stage => (stage.Stage!, stage.Findings))]);
        return general.WithoutStages().Concat(inStages).ToEquatableList();
    }
}
