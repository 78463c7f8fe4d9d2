using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>The quota of managed policies cannot be raised above 25.</summary>
public sealed class ManagedPolicyMost() : ResourceRule<RoleSpec>(
    "DECS1014",
    "A role has more managed policies than IAM allows",
    "'{0}' has {1} managed policies. IAM allows {2} at most: merge some.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan)
    {
        if (resource.ManagedPolicyArns.Count > PolicyLimits.RaisedManagedPolicies)
            yield return Found(resource.Address, nameof(resource.ManagedPolicyArns), resource.Address.ToString(), Number.Text(resource.ManagedPolicyArns.Count), Number.Text(PolicyLimits.RaisedManagedPolicies))
                .Or($"{nameof(resource.ManagedPolicyArns)}[{Number.Text(PolicyLimits.RaisedManagedPolicies)}]");
    }
}
