using Deploy.Generators.Analysis.Agreement;
using Deploy.Generators.Model;
using Deploy.Generators.Parameters;
using Deploy.Generators.Parsing;
using Deploy.Generators.Planning;
using Deploy.Generators.Planning.Checks;
using Deploy.Generators.Planning.Findings;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Projects;
using Deploy.Plan.Values;
using Deploy.Rules;
using Deploy.Rules.References;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Analysis;

/// <summary>What the rules say about a compilation and its files of parameters, by class and by file.</summary>
internal sealed class CompilationFindings
{
    private readonly ILookup<string, PlacedFinding> _byClass;
    private readonly ILookup<string, FileFinding> _byFile;

    // A tag belongs to every resource of its class: what is wrong with it is said once.
    private CompilationFindings(IEnumerable<PlacedFinding> findings, IEnumerable<FileFinding> inFiles)
    {
        _byClass = findings
            .GroupBy(finding => (finding.Finding.Rule.Id, finding.Text, finding.Place))
            .Select(same => same.First())
            .ToLookup(finding => finding.Place.Class);
        _byFile = inFiles.ToLookup(finding => finding.Path);
    }

    /// <summary>The findings that are shown on a class; with an empty name, on the assembly.</summary>
    public IEnumerable<PlacedFinding> Of(string className) => _byClass[className];

    /// <summary>The findings that are shown in a file of parameters.</summary>
    public IEnumerable<FileFinding> InFile(string path) => _byFile[path];

    /// <summary>Builds the plan of a compilation and runs all rules over it.</summary>
    public static CompilationFindings Of(Compilation compilation, AnalyzerOptions options)
    {
        // Shared by all callbacks of a compilation: cancelling one of them must not take it from the others.
        var classes = CompilationReader.AttributedTypes(compilation, CancellationToken.None)
            .Select(type => ClassReader.Read(type, KnownAttributes.Of(type), CancellationToken.None))
            .ToEquatableList();
        var (files, configuration) = (options.AdditionalFiles, options.AnalyzerConfigOptionsProvider);
        var input = new PlanInput(CompilationReader.Settings(compilation, configuration), CompilationReader.AssemblyAttributes(compilation.Assembly), classes)
        {
            Projects = ReferencedPlans.Read(files, configuration, CancellationToken.None),
        };
        var parsed = new ParsedPlan(input);
        var (result, declared) = (PlanBuilder.Build(parsed), PlanFindings.Of(parsed));
        var parameters = new ParameterChecks(input, result, ParameterFiles.Read(files, CancellationToken.None));

        // The compiler refuses these attributes already: what is left of them says nothing about what is meant.
        var broken = BrokenAttributes.Of(classes, compilation.Assembly);
        var isAssemblyBroken = broken.OfAssembly;
        var waived = new HashSet<string>(
            result.Plan.Waivers.Where(waiver => !string.IsNullOrWhiteSpace(waiver.Because)).Select(waiver => waiver.RuleId), StringComparer.Ordinal);

        // Without the stages nobody can tell which files are read; without one class, what is used. Where there is nothing to deploy, files
        // of these names may be anybody's.
        var unknown = isAssemblyBroken ? [] : parameters.Unknown();
        var unreadable = isAssemblyBroken || !result.HasResources ? [] : parameters.Unreadable();
        var idle = broken.Any || !result.HasResources ? [] : parameters.Idle();
        return new CompilationFindings(
            Placed(result, declared, waived, [.. unknown, .. AgreementChecks.Check(result.Plan, compilation, configuration.GlobalOptions, files)])
                .Where(finding => !broken.Explain(finding.Place) && !(isAssemblyBroken && finding.Finding.Rule is UnknownStage)),
            unreadable.Concat(idle).Where(finding => !waived.Contains(finding.Finding.Rule.Id)));
    }

    private static IEnumerable<PlacedFinding> Placed(
        PlanResult result, EquatableList<DeclarationFinding> declared, HashSet<string> waived, PlanFinding[] others)
    {
        var origins = new OriginIndex(result.Origins);
        var stages = result.Plan.Stages.Select(stage => stage.Name).ToArray();
        var faults = new HashSet<AttributePlace>(declared.Where(ValueChecks.IsFault).SelectMany(found => new[] { found.Place, found.Place with { Element = null } }));
        return declared.Select(found => new PlacedFinding(found.Finding, new PlanFinding(found.Finding, found.Stages).Text, found.Place))
            .Concat(Consequences.AtArguments(Placed(Consequences.Without(PlanChecker.Check(result.Plan), declared), origins, stages).Where(finding => !faults.Contains(finding.Place))))
            .Concat(Consequences.AtArguments(Placed(Consequences.Without(others, declared), origins, stages)))
            .Where(finding => !waived.Contains(finding.Finding.Rule.Id));
    }

    private static IEnumerable<PlacedFinding> Placed(IEnumerable<PlanFinding> findings, OriginIndex origins, string[] stages) =>
        from found in findings
        let finding = found.Finding
        from place in found.Stages.Count == 0
            ? [origins.InAll(finding, stages)]
            : found.Stages.Select(stage => origins.InStage(finding, stage))
        where place is not null
        select new PlacedFinding(finding, found.Text, place);
}
