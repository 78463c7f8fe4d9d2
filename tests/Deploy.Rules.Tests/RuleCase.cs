using System.Globalization;
using Deploy.Plan;

namespace Deploy.Rules.Tests;

/// <summary>A plan and what one rule says about it: a finding at a property, or nothing.</summary>
internal sealed record RuleCase(Type RuleType, string What, Func<DeploymentPlan, DeploymentPlan> Change, string? Property, Type[] Also)
{
    /// <summary>The rule of the case.</summary>
    public Rule Rule => RuleCatalog.All.Single(rule => rule.GetType() == RuleType);

    /// <summary>The plan of the case.</summary>
    public DeploymentPlan Plan => Change(Plans.Valid);

    /// <summary>The findings of all rules.</summary>
    public IReadOnlyList<Finding> Findings => [.. PlanChecker.Check(Plan).Select(found => found.Finding)];

    /// <summary>A change of the valid plan that violates exactly one rule, at a property; <paramref name="also"/> names rules that it violates by the way.</summary>
    public static RuleCase Violates<TRule>(string what, string property, Func<DeploymentPlan, DeploymentPlan> change, params Type[] also)
        where TRule : Rule => new(typeof(TRule), what, change, property, also);

    /// <summary>A change of the valid plan that the rule has nothing to say about, though it comes near.</summary>
    public static RuleCase Passes<TRule>(string what, Func<DeploymentPlan, DeploymentPlan> change)
        where TRule : Rule => new(typeof(TRule), what, change, null, []);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RuleType.Name}: {What}");
}
