using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>An action is prefaced by the service that it belongs to.</summary>
public sealed class ActionForm() : ResourceRule<RoleSpec>(
    "DECS1003",
    "An action of a policy is not valid",
    "{0} is not an action. Write <service>:<Action>, such as s3:GetObject; * and ? may stand in the action.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan) =>
        from statement in resource.Statements
        from action in statement.Actions.Select((text, index) => (Text: text, Path: $"Actions[{Number.Text(index)}]"))
        where Text.IsKnownAndNot(action.Text, PolicyText.IsAction)
        select Found(resource.Address, $"{PolicyText.PathOf(resource, statement)}.{action.Path}", Text.Quote(action.Text));
}
