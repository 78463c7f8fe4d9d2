using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>Two environments in one account and Region need names of their own.</summary>
public sealed class NameTemplateEnvironment() : Rule(
    "DECS0931",
    "Environments would share names",
    "The name template {0} lacks {{environment}}, so that two environments in one account would have resources of the same name. "
        + "Add {{environment}}.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (NameTemplates.ErrorIn(plan.NameTemplate) is null && !plan.NameTemplate.Contains("{environment}"))
            yield return Found(plan.DeploymentAddress(), nameof(plan.NameTemplate), Text.Quote(plan.NameTemplate));
    }
}
