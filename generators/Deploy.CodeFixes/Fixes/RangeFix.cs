using System.Composition;
using Deploy.Rules;
using Deploy.Rules.Containers;
using Deploy.Rules.Facts;
using Deploy.Rules.Schedules;
using Deploy.Rules.TaskDefinitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Proposes the nearest number within the range that AWS allows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RangeFix)), Shared]
public sealed class RangeFix : DeploymentCodeFix
{
    private static readonly Dictionary<Rule, IntRange> RangeByRule = new()
    {
        [RuleCatalog.Get<EphemeralStorageRange>()] = Ranges.EphemeralStorage,
        [RuleCatalog.Get<HealthCheckInterval>()] = Ranges.HealthCheckInterval,
        [RuleCatalog.Get<HealthCheckTimeout>()] = Ranges.HealthCheckTimeout,
        [RuleCatalog.Get<HealthCheckRetries>()] = Ranges.HealthCheckRetries,
        [RuleCatalog.Get<HealthCheckStartPeriod>()] = Ranges.HealthCheckStartPeriod,
        [RuleCatalog.Get<StartTimeout>()] = Ranges.FargateTimeout,
        [RuleCatalog.Get<StopTimeout>()] = Ranges.FargateTimeout,
        [RuleCatalog.Get<FlexibleWindow>()] = Ranges.FlexibleWindow,
        [RuleCatalog.Get<RetryAttempts>()] = Ranges.RetryAttempts,
        [RuleCatalog.Get<EventAge>()] = Ranges.EventAge,
        [RuleCatalog.Get<TaskCount>()] = Ranges.TaskCount,
    };

    /// <inheritdoc/>
    protected override IEnumerable<Rule> Rules => RangeByRule.Keys;

    internal override IEnumerable<Proposal> Propose(FixPlace place)
    {
        if (place.Number is not { } number || RuleCatalog.Find(place.Diagnostic.Id) is not { } rule) yield break;
        var nearest = RangeByRule[rule].Nearest(number);
        yield return new($"Use {nearest}", "Nearest", place.With(AttributeEdits.Literal(nearest)));
    }
}
