using System.Composition;
using Deploy.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Proposes the nearest number within the range that AWS allows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RangeFix)), Shared]
public sealed class RangeFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => RuleCatalog.All.Where(rule => rule is IRangeRule);

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        if (place.Number is not { } number || RuleCatalog.Find(place.Diagnostic.Id) is not IRangeRule rule) yield break;
        var nearest = rule.Range.Nearest(number);
        yield return new($"Use {nearest}", "Nearest", place.With(AttributeEdits.Literal(nearest)));
    }
}
