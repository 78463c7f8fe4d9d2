using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Schedules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Writes a rate's unit in the number that it should have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RatePluralFix)), Shared]
public sealed class RatePluralFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => [RuleCatalog.Get<RatePlural>()];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        if (place.Text is null || place.Argument(1) is not { Length: > 0 } right) yield break;
        yield return new($"Use rate({right})", "Plural", place.With(AttributeEdits.Literal($"rate({right})")));
    }
}
