using Deploy.Generators.Planning.Kinds;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning;

/// <summary>Builds the plan of an application from its attributes. What can be built is built: faults are findings, never exceptions.</summary>
internal static class PlanBuilder
{
    public static PlanResult Build(ParsedPlan parsed)
    {
        var (deployment, basis) = (parsed.Deployment, parsed.Base);
        var plan = deployment.Plan() with
        {
            Resources = ResourcesOf(basis),
            Stages = deployment.Stages
                .Select(stage => WithDifferences(deployment.Stage(stage), basis, parsed.Stages.First(candidate => candidate.Stage == stage)))
                .ToEquatableList(),
        };
        var origins = deployment.Origins().Concat(StageOrigins.Of(basis, parsed.Stages));
        return new PlanResult(plan, ClassesOf(parsed), origins.ToEquatableList()) { HasDeployment = deployment.IsDeclared };
    }

    // The same class declares the same address in every stage, and some declare one in a stage only.
    private static ClassMap ClassesOf(ParsedPlan parsed) => new()
    {
        Classes = parsed.Stages.Prepend(parsed.Base)
            .SelectMany(stage => stage.Declared())
            .Distinct()
            .OrderBy(declaring => declaring.Name, StringComparer.Ordinal)
            .ThenBy(declaring => declaring.Address)
            .ToEquatableList(),
    };

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
}
