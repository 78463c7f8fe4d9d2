using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>A role can have 10 managed policies until the quota is raised.</summary>
public sealed class ManagedPolicyCount() : ResourceRule<RoleSpec>(
    "DECS1013",
    "A role has more managed policies than the default quota",
    "'{0}' has {1} managed policies; the default quota is {2}. Merge some, or have the quota raised (to 25 at most).",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan)
    {
        if (resource.ManagedPolicyArns.Count is > PolicyLimits.ManagedPolicies and <= PolicyLimits.RaisedManagedPolicies)
            yield return Found(resource.Address, nameof(resource.ManagedPolicyArns), resource.Address.ToString(), Number.Text(resource.ManagedPolicyArns.Count), Number.Text(PolicyLimits.ManagedPolicies))
                .Or($"{nameof(resource.ManagedPolicyArns)}[{Number.Text(PolicyLimits.ManagedPolicies)}]");
    }
}
