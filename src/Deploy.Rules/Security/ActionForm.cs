using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>An action is prefaced by the service that it belongs to.</summary>
public sealed class ActionForm() : FormRule<RoleSpec>(
    "DECS1003",
    "An action of a policy is not valid",
    "{0} is not an action. Write <service>:<Action>, such as s3:GetObject; * and ? may stand in the action.",
    role =>
        from statement in role.Statements
        from action in statement.Actions.Select((text, index) => (Text: text, Path: $"Actions[{Number.Text(index)}]"))
        select ($"{PolicyText.PathOf(role, statement)}.{action.Path}", (string?)action.Text),
    PolicyText.IsAction);
