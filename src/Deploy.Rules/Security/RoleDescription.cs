using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>IAM takes 1000 characters.</summary>
public sealed class RoleDescription() : ResourceRule<RoleSpec>(
    "DECS1015",
    "A role's description is too long",
    "The description has {0} characters. IAM allows {1}.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan)
    {
        if (Text.Known(resource.Description) is { Length: > PolicyLimits.Description } description)
            yield return Found(resource.Address, nameof(resource.Description), Number.Text(description.Length), Number.Text(PolicyLimits.Description));
    }
}
