using Deploy.Plan;

namespace Deploy.Rules.References;

/// <summary>
/// A rule of the declarations themselves, of which a finished plan has no trace. Who builds plans from attributes reports its
/// findings; each class says what its arguments are.
/// </summary>
public abstract class DeclarationRule(string id, string title, string message, RuleSeverity severity = RuleSeverity.Error)
    : Rule(id, title, message, severity)
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(DeploymentPlan plan) => [];
}
