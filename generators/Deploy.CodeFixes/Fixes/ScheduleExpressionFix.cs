using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Schedules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Writes an expression as EventBridge wants it: six fields, one question mark, weekdays by name, no zone in a time.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScheduleExpressionFix)), Shared]
public sealed class ScheduleExpressionFix : DeploymentCodeFix
{
    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules =>
    [
        RuleCatalog.Get<CronFieldCount>(), RuleCatalog.Get<CronQuestionMark>(), RuleCatalog.Get<CronWeekdayNumber>(),
        RuleCatalog.Get<CronNumericWeekdays>(), RuleCatalog.Get<AtForm>(),
    ];

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        if (place.Text is not { } expression || RuleCatalog.Find(place.Diagnostic.Id) is not { } rule) yield break;
        var better = rule switch
        {
            CronFieldCount => CronRewriting.FromUnix(expression),
            CronQuestionMark => CronRewriting.WithQuestionMark(expression),
            CronWeekdayNumber => CronRewriting.WithWeekdayNames(expression, CronRewriting.Unix),
            CronNumericWeekdays => CronRewriting.WithWeekdayNames(expression, CronRewriting.EventBridge),
            _ => CronRewriting.WithoutZone(expression),
        };
        if (better is not null) yield return new($"Use {better}", "Rewrite", place.With(AttributeEdits.Literal(better)));
    }
}
