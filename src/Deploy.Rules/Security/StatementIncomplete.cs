using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>A statement allows actions on resources.</summary>
public sealed class StatementIncomplete() : ResourceRule<RoleSpec>(
    "DECS1005",
    "A statement of a policy lacks actions or resources",
    "A statement of '{0}' has no {1}. Name them, or remove it.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan)
    {
        foreach (var statement in resource.Statements)
        {
            if (statement.Actions.Count == 0) yield return Found(resource.Address, PolicyText.PathOf(resource, statement), resource.Address.ToString(), "actions");
            if (statement.Resources.Count == 0) yield return Found(resource.Address, PolicyText.PathOf(resource, statement), resource.Address.ToString(), "resources");
        }
    }
}
