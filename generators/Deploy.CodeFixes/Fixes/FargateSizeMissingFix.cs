using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Facts;
using Deploy.Rules.TaskDefinitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Adds the least CPU or memory that goes with what is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FargateSizeMissingFix)), Shared]
public sealed class FargateSizeMissingFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => [RuleCatalog.Get<FargateCpuMissing>(), RuleCatalog.Get<FargateMemoryMissing>()];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        if (place.Diagnostic.Id == RuleCatalog.Get<FargateCpuMissing>().Id)
        {
            var memory = place.Attribute.NamedNumber(ArgumentNames.Memory);
            var cpu = memory is { } known && FargateSizes.CpusFor(known).FirstOrDefault() is var fitting and > 0 ? fitting : FargateSizes.Cpus[0];
            yield return new($"Add Cpu = {cpu}", "Cpu", place.Attribute.With(ArgumentNames.Cpu, AttributeEdits.Literal(cpu)));
        }
        else if (place.NumberArgument(0) is { } cpu && FargateSizes.MemoryFor(cpu) is { Count: > 0 } offered)
        {
            yield return new($"Add Memory = {offered[0]}", "Memory", place.Attribute.With(ArgumentNames.Memory, AttributeEdits.Literal(offered[0])));
        }
    }
}
