using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>An account has 12 digits; a zero in front is easily lost.</summary>
public sealed class ArnAccount() : Rule(
    "DECS0948",
    "The account in an ARN does not have 12 digits",
    "{1} names the account {0}, which has {2} digits. Accounts have 12; keep zeros in front.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan)
    {
        var ofResources =
            from resource in plan.Resources
            from text in SpecValues.Of(resource).Texts
            where !IsValueOfVariable(text)
            select (resource.Address, text.Path, Value: (string?)text.Value);
        var ofDeployment = plan.Stages.Select(stage => (Address: plan.DeploymentAddress(), Path: $"Stages[{stage.Name}].RoleToAssume", Value: stage.RoleToAssume))
            .Append((Address: plan.DeploymentAddress(), Path: nameof(plan.RoleToAssume), Value: plan.RoleToAssume));
        return from text in ofResources.Concat(ofDeployment)
               let account = Arn.Parse(Text.Known(text.Value))?.Account
               where account is not null && Arn.IsDigits(account) && !Arn.IsAccount(account)
               select Found(text.Address, text.Path, account, Text.Quote(text.Value!), Number.Text(account.Length));
    }

    // What a program makes of its variables is its own; and their values are never printed.
    private static bool IsValueOfVariable(SpecValue<string> text) => text.Path.Contains(".Environment[");
}
