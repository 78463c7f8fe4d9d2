using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Services;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Swaps percentages that stand the wrong way round; makes room where they leave none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeploymentPercentFix)), Shared]
public sealed class DeploymentPercentFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => [RuleCatalog.Get<DeploymentPercentOrder>(), RuleCatalog.Get<DeploymentBlocked>()];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        var (minimum, maximum) = (place.Attribute.NamedNumber(ArgumentNames.MinimumHealthyPercent), place.Attribute.NamedNumber(ArgumentNames.MaximumPercent));
        if (minimum > maximum)
        {
            yield return new("Swap the percentages", "Swap", place.Attribute
                .With(ArgumentNames.MinimumHealthyPercent, AttributeEdits.Literal(maximum.Value))
                .With(ArgumentNames.MaximumPercent, AttributeEdits.Literal(minimum.Value)));
        }

        yield return new("Use MaximumPercent 200", "Raise", place.Attribute.With(ArgumentNames.MaximumPercent, AttributeEdits.Literal(200)));
    }
}
