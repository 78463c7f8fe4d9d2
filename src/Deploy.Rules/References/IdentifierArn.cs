using Deploy.Plan;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>What starts with arn: must be an ARN.</summary>
public sealed class IdentifierArn() : Rule(
    "DECS0933",
    "A resource's ARN is malformed",
    "{0} is not an ARN. ARNs look like arn:aws:ecs:eu-central-1:123456789012:cluster/name.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan) =>
        from resource in plan.Resources
        where Text.Known(resource.Identifier) is { } known && Arn.IsClaimed(known) && Arn.Parse(known) is null
        select Found(resource.Address, nameof(resource.Identifier), Text.Quote(resource.Identifier!));
}
