using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>A role should allow what its task needs, and no more.</summary>
public sealed class WildcardPermission() : ResourceRule<RoleSpec>(
    "DECS1002",
    "A role may do everything",
    "'{0}' allows {1} on every resource. Name the actions and resources that are needed.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan) =>
        from statement in resource.Statements
        where statement.Resources.Contains("*")
        from action in statement.Actions.Where(PolicyText.IsWildcard)
        select Found(resource.Address, $"{PolicyText.PathOf(resource, statement)}.{nameof(statement.Actions)}", resource.Address.ToString(), Text.Quote(action));
}
