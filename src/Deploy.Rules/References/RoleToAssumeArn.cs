using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>STS takes the ARN of a role.</summary>
public sealed class RoleToAssumeArn() : DeploymentRule(
    "DECS0928",
    "The role to assume is not the ARN of a role",
    "RoleToAssume {0} is not the ARN of a role. Use arn:aws:iam::<account>:role/<name>.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (Text.IsKnownAndNot(plan.RoleToAssume, role => Arn.Is(role, "iam", "role/")))
            yield return Found(plan, nameof(plan.RoleToAssume), Text.Quote(plan.RoleToAssume!));
    }
}
