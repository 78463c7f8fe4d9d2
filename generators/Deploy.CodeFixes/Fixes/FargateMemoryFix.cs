using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Facts;
using Deploy.Rules.TaskDefinitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Proposes the least memory that Fargate offers for the CPU, and the least CPU that goes with the memory.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FargateMemoryFix)), Shared]
public sealed class FargateMemoryFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => [RuleCatalog.Get<FargateMemory>()];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        if (place.Number is not { } memory || place.NumberArgument(1) is not { } cpu || FargateSizes.MemoryFor(cpu) is not { Count: > 0 } offered) yield break;
        var nearest = offered.FirstOrDefault(allowed => allowed >= memory) is var found and > 0 ? found : offered[offered.Count - 1];
        yield return new($"Use Memory {nearest}", "Memory", place.With(AttributeEdits.Literal(nearest)));
        if (FargateSizes.CpusFor(memory).FirstOrDefault() is var other and > 0 && place.Attribute.NamedNumber(ArgumentNames.Cpu) == cpu)
            yield return new($"Use Cpu {other}", "Cpu", place.Attribute.With(ArgumentNames.Cpu, AttributeEdits.Literal(other)));
    }
}
