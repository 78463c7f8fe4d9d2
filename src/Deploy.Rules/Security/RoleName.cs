using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>IAM allows some characters in names, 64 of them.</summary>
public sealed class RoleName() : ResourceRule<RoleSpec>(
    "DECS1007",
    "A role's name is not valid",
    "The role name {0} is not valid. Use 1 to 64 letters, digits and the characters _+=,.@-.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan)
    {
        if (PhysicalName.Unless(NamePatterns.IsRoleName, resource, plan) is { } name && !DerivedNames.FollowsFromFault(resource, plan))
            yield return Found(resource.Address, nameof(resource.Name), name);
    }
}
