using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Facts;
using Deploy.Rules.TaskDefinitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Proposes the least CPU size of Fargate that is not less than what is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FargateCpuFix)), Shared]
public sealed class FargateCpuFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => [RuleCatalog.Get<FargateCpu>(), RuleCatalog.Get<WindowsFargateCpu>()];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        if (place.Number is not { } cpu) yield break;
        var offered = place.Diagnostic.Id == RuleCatalog.Get<WindowsFargateCpu>().Id ? FargateSizes.WindowsCpus : FargateSizes.Cpus;
        var nearest = offered.FirstOrDefault(allowed => allowed >= cpu) is var found and > 0 ? found : offered[offered.Count - 1];
        yield return new($"Use Cpu {nearest}", "Cpu", place.With(AttributeEdits.Literal(nearest)));
    }
}
