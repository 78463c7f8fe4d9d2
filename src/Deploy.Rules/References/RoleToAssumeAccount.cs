using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>A role works in the account that it belongs to.</summary>
public sealed class RoleToAssumeAccount() : DeploymentRule(
    "DECS0929",
    "The role to assume is in another account",
    "RoleToAssume is a role of account {0}, but the deployment may go to {1} only. Correct one of them.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (Text.Known(plan.Account) is { } account && Arn.Parse(Text.Known(plan.RoleToAssume)) is { } role && Arn.IsAccount(role.Account) && role.Account != account)
            yield return Found(plan, nameof(plan.RoleToAssume), role.Account, account);
    }
}
