using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>Target groups, log groups, queues and clusters work in their own Region and account.</summary>
public sealed class ArnRegion() : ResourceRule<ResourceSpec>(
    "DECS0939",
    "An ARN is of another Region or account",
    "{0} is of {1}, but the deployment goes to {2}. Check that this is meant.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan)
    {
        foreach (var text in SpecValues.Of(resource).Texts.Where(text => text.Property is not "Value" and not "Resources" and not "Values" and not "KmsKey"))
        {
            if (Arn.Parse(Text.Known(text.Value)) is not { } arn) continue;
            if (Differs(arn.Region, plan.Region)) yield return Found(resource.Address, text.Path, Text.Quote(text.Value), $"Region {arn.Region}", $"Region {plan.Region}");
            else if (Arn.IsAccount(arn.Account) && Differs(arn.Account, plan.Account)) yield return Found(resource.Address, text.Path, Text.Quote(text.Value), $"account {arn.Account}", $"account {plan.Account}");
        }
    }

    private static bool Differs(string named, string? pinned) => named.Length > 0 && named != "*" && Text.Known(pinned) is { } known && known != named;
}
