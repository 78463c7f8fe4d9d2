using Deploy.Plan;

namespace Deploy.Rules;

/// <summary>Runs every rule over a plan, each stage by itself, and leaves out what the application waives.</summary>
public static class PlanChecker
{
    /// <summary>
    /// The violations that are not waived, by address, property and rule. A plan with stages is checked stage by stage (nobody deploys
    /// its base); a plan of one stage, or without stages, as it is. What several stages have in common is one finding.
    /// </summary>
    public static IReadOnlyList<PlanFinding> Check(DeploymentPlan plan) => Check(plan, RuleCatalog.All);

    /// <summary>The violations of some rules; see <see cref="Check(DeploymentPlan)"/>.</summary>
    public static IReadOnlyList<PlanFinding> Check(DeploymentPlan plan, IEnumerable<Rule> rules)
    {
        var waived = new HashSet<string>(plan.Waivers.Where(waiver => waiver.Because.Trim().Length > 0).Select(waiver => waiver.RuleId), StringComparer.Ordinal);
        var active = rules.Where(rule => !waived.Contains(rule.Id)).ToArray();
        return plan.Stage is null && plan.Stages.Count > 0 ? CheckStages(plan, active) : CheckOne(plan, active);
    }

    private static PlanFinding[] CheckOne(DeploymentPlan plan, Rule[] rules) =>
        Order(Run(plan, rules).Select(finding => new PlanFinding(finding, [])));

    private static PlanFinding[] CheckStages(DeploymentPlan plan, Rule[] rules)
    {
        var stages = plan.Stages.Select(stage => stage.Name).Distinct(StringComparer.Ordinal).ToArray();
        var found = from stage in stages
                    from finding in Run(plan.ForStage(stage), rules)
                    group stage by finding;
        return Order(found.Select(group => new PlanFinding(group.Key, group.Count() == stages.Length ? [] : [.. group])));
    }

    private static IEnumerable<Finding> Run(DeploymentPlan plan, Rule[] rules) => rules.SelectMany(rule => rule.Check(plan)).Distinct();

    private static PlanFinding[] Order(IEnumerable<PlanFinding> findings) =>
    [
        .. findings
            .OrderBy(found => found.Finding.Address)
            .ThenBy(found => found.Finding.Property, StringComparer.Ordinal)
            .ThenBy(found => found.Finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(found => found.Finding.Text, StringComparer.Ordinal),
    ];
}
