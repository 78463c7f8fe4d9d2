using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>IAM limits the inline policies of a role.</summary>
public sealed class InlinePolicySize() : ResourceRule<RoleSpec>(
    "DECS1016",
    "A role's policy is too long",
    "The policy of '{0}' has about {1} characters. IAM allows {2}: use wildcards in ARNs, or managed policies.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan)
    {
        if (PolicyText.Length(resource) > PolicyLimits.InlineCharacters)
            yield return Found(resource.Address, nameof(resource.Statements), resource.Address.ToString(), Number.Text(PolicyText.Length(resource)), Number.Text(PolicyLimits.InlineCharacters));
    }
}
