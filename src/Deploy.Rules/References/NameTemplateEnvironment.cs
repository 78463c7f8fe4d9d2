using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>Two environments in one account and Region need names of their own.</summary>
public sealed class NameTemplateEnvironment : Rule
{
    /// <inheritdoc/>
    public override string Id => "DECS0931";

    /// <inheritdoc/>
    public override string Title => "Environments would share names";

    /// <inheritdoc/>
    public override string Message => "The name template {0} lacks {{environment}}, so that two environments in one account would have resources of the same name. Add {{environment}}.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (NameTemplates.ErrorIn(plan.NameTemplate) is null && !plan.NameTemplate.Contains("{environment}"))
            yield return Found(plan.DeploymentAddress(), nameof(plan.NameTemplate), Text.Quote(plan.NameTemplate));
    }
}
