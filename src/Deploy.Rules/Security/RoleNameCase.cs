using Deploy.Ecs;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>IAM tells names apart by their letters, and not by upper and lower case.</summary>
public sealed class RoleNameCase() : Rule(
    "DECS1019",
    "Two roles differ in upper and lower case only",
    "Role {0} differs from role {1} in upper and lower case only, which IAM takes for one name. Rename one of them.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan) =>
        from same in plan.Resources.OfType<RoleSpec>()
            .Where(role => role.Ownership == Ownership.Owned && Text.IsKnown(role.Name))
            .GroupBy(role => role.Name, StringComparer.OrdinalIgnoreCase)
        let first = same.First()
        from other in same.Skip(1)
        where other.Name != first.Name
        select Found(other.Address, nameof(other.Name), Text.Quote(other.Name), Text.Quote(first.Name));
}
