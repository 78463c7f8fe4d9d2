using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Facts;
using Deploy.Rules.Schedules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Proposes the time zone that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeZoneFix)), Shared]
public sealed class TimeZoneFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => [RuleCatalog.Get<TimeZoneUnknown>()];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        if (place.Text is { } name && TimeZones.Similar(name) is { } similar)
            yield return new($"Use {similar}", "Similar", place.With(AttributeEdits.Literal(similar)));
    }
}
