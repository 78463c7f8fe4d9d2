using Deploy.Generators.Model;
using Deploy.Generators.Parsing;
using Deploy.Generators.Planning;
using Deploy.Generators.Planning.Findings;
using Deploy.Plan.Values;
using Deploy.Rules;
using Deploy.Rules.References;
using Microsoft.CodeAnalysis;

namespace Deploy.Generators.Analysis;

/// <summary>What the rules say about a compilation, by class.</summary>
internal sealed class CompilationFindings
{
    private readonly ILookup<string, PlacedFinding> _byClass;

    // A tag belongs to every resource of its class: what is wrong with it is said once.
    private CompilationFindings(IEnumerable<PlacedFinding> findings) => _byClass = findings
        .GroupBy(finding => (finding.Finding.Rule.Id, finding.Text, finding.Place))
        .Select(same => same.First())
        .ToLookup(finding => finding.Place.Class);

    /// <summary>The findings that are shown on a class; with an empty name, on the assembly.</summary>
    public IEnumerable<PlacedFinding> Of(string className) => _byClass[className];

    /// <summary>Builds the plan of a compilation and runs all rules over it.</summary>
    public static CompilationFindings Of(Compilation compilation)
    {
        // Shared by all callbacks of a compilation: cancelling one of them must not take it from the others.
        var classes = CompilationReader.AttributedTypes(compilation, CancellationToken.None)
            .Select(type => ClassReader.Read(type, KnownAttributes.Of(type), CancellationToken.None))
            .ToEquatableList();
        var input = new PlanInput(CompilationReader.Settings(compilation), CompilationReader.AssemblyAttributes(compilation.Assembly), classes);
        var result = PlanBuilder.Build(input);

        // The compiler refuses attributes of these classes already: what is left of them says nothing about what is meant.
        var broken = new HashSet<string>(classes.Where(type => type.HasErrors).Select(type => type.Reference.MetadataName), StringComparer.Ordinal);
        var isAssemblyBroken = Array.Exists(KnownAttributes.Of(compilation.Assembly), attribute => AttributeReader.HasErrors(attribute, CancellationToken.None));
        if (isAssemblyBroken) broken.Add("");
        return new CompilationFindings(All(result).Where(finding =>
            !broken.Contains(finding.Place.Class) && !(isAssemblyBroken && finding.Finding.Rule is UnknownStage)));
    }

    private static IEnumerable<PlacedFinding> All(PlanResult result)
    {
        var waived = new HashSet<string>(
            result.Plan.Waivers.Where(waiver => !string.IsNullOrWhiteSpace(waiver.Because)).Select(waiver => waiver.RuleId), StringComparer.Ordinal);
        var declarations = result.Findings.Where(found => !waived.Contains(found.Finding.Rule.Id)).ToArray();
        return declarations.Select(Placed).Concat(OfPlan(result));
    }

    private static PlacedFinding Placed(DeclarationFinding found) =>
        new(found.Finding, new PlanFinding(found.Finding, found.Stages).Text, found.Place);

    private static IEnumerable<PlacedFinding> OfPlan(PlanResult result)
    {
        var origins = new OriginIndex(result.Origins);
        var stages = result.Plan.Stages.Select(stage => stage.Name).ToArray();
        return from found in Consequences.Without(PlanChecker.Check(result.Plan), result.Findings)
               let finding = found.Finding
               from place in found.Stages.Count == 0
                   ? [origins.InAll(finding.Address, finding.Property, stages)]
                   : found.Stages.Select(stage => origins.InStage(finding.Address, finding.Property, stage))
               where place is not null
               select new PlacedFinding(finding, found.Text, place);
    }
}
