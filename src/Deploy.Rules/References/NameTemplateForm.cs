using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>The template makes physical names.</summary>
public sealed class NameTemplateForm : Rule
{
    /// <inheritdoc/>
    public override string Id => "DECS0930";

    /// <inheritdoc/>
    public override string Title => "The name template is not valid";

    /// <inheritdoc/>
    public override string Message => "The name template {0} {1}. It is made of {{name}}, {{environment}}, {{application}} and text, with {{name}} in it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (NameTemplates.ErrorIn(plan.NameTemplate) is { } error)
            yield return Found(plan.DeploymentAddress(), nameof(plan.NameTemplate), Text.Quote(plan.NameTemplate), error);
    }
}
