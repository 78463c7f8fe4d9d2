using Deploy.Engine.Events;
using Deploy.Engine.Outcomes;
using Deploy.Plan;
using Deploy.Rules;

namespace Deploy.Engine.Running;

/// <summary>Refuses a plan that violates a rule. Warnings were the compiler's to show.</summary>
internal static class RuleGate
{
    /// <exception cref="DeploymentException">A rule of severity error is violated and not waived.</exception>
    public static void Check(DeploymentPlan plan, SourceMap sourceMap, Action<DiagnosticEvent> tell)
    {
        var errors = PlanChecker.Check(plan).Where(found => found.Finding.Rule.Severity == RuleSeverity.Error).ToList();
        foreach (var error in errors)
        {
            var finding = error.Finding;
            tell(new DiagnosticEvent(finding.Rule.Id, IsError: true, $"{finding.Address}: {error.Text}", sourceMap.Find(finding.Address, finding.Property)));
        }

        if (errors.Count > 0)
        {
            throw new DeploymentException(
                DeploymentOutcome.RefusedByRules,
                $"{errors.Count} {(errors.Count == 1 ? "rule is" : "rules are")} violated; nothing was changed. Correct the declaration, or waive a rule on purpose with [assembly: AllowRule(\"{errors[0].Finding.Rule.Id}\", Because = \"…\")].");
        }
    }
}
