using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>Accounts are named by 12 digits.</summary>
public sealed class AccountId() : DeploymentRule(
    "DECS0925",
    "An account is not 12 digits",
    "The account {0} is not 12 digits. Write the account's id as a string, leading zeros included.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        if (Text.IsKnownAndNot(plan.Account, Arn.IsAccount))
            yield return Found(plan, nameof(plan.Account), Text.Quote(plan.Account!));
    }
}
