using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Containers;
using Deploy.Rules.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Proposes the shortest retention period that keeps logs as long as is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LogRetentionFix)), Shared]
public sealed class LogRetentionFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => [RuleCatalog.Get<LogRetention>()];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        if (place.Number is not { } days) yield break;
        var nearest = RetentionDays.AtLeast(days);
        yield return new($"Keep logs for {nearest} days", "Days", place.With(AttributeEdits.Literal(nearest)));
    }
}
