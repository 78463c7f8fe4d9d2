using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Security;

/// <summary>A managed policy is named by its ARN.</summary>
public sealed class ManagedPolicyForm() : ResourceRule<RoleSpec>(
    "DECS1011",
    "A managed policy is not the ARN of a policy",
    "{0} is not the ARN of a policy. Use arn:aws:iam::aws:policy/<name> or arn:aws:iam::<account>:policy/<name>.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(RoleSpec resource, DeploymentPlan plan) =>
        from policy in resource.ManagedPolicyArns.Select((arn, index) => (PolicyArn: arn, Path: $"ManagedPolicyArns[{Number.Text(index)}]"))
            .Concat(resource.PermissionsBoundary is { } boundary ? [(boundary, nameof(resource.PermissionsBoundary))] : [])
        where Text.IsKnownAndNot(policy.PolicyArn, arn => Arn.Is(arn, "iam", "policy/"))
        select Found(resource.Address, policy.Path, Text.Quote(policy.PolicyArn));
}
