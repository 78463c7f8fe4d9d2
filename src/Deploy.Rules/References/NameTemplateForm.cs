using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>The template makes physical names.</summary>
public sealed class NameTemplateForm() : Rule(
    "DECS0930",
    "The name template is not valid",
    "The name template {0} {1}. It is made of {{name}}, {{environment}}, {{application}} and text, with {{name}} in it.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (NameTemplates.ErrorIn(plan.NameTemplate) is { } error)
            yield return Found(plan.DeploymentAddress(), nameof(plan.NameTemplate), Text.Quote(plan.NameTemplate), error);
    }
}
