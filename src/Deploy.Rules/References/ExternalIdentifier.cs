using Deploy.Ecs;
using Deploy.Plan;

namespace Deploy.Rules.References;

/// <summary>
/// An external resource is found by its exact name or ARN. Without either, it is one that another application of ours makes (a class of
/// a referenced assembly) and is found under the name template.
/// </summary>
public sealed class ExternalIdentifier() : Rule(
    "DECS0932",
    "An external resource needs a name",
    "'{0}' is External but says no name or ARN to find it by. Write its exact name or ARN in the attribute.")
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(DeploymentPlan plan) =>
        from resource in plan.Resources
        where resource is { Ownership: Ownership.External, Identifier: { } identifier } && string.IsNullOrWhiteSpace(identifier)
        select Found(resource.Address, nameof(resource.Identifier), resource.Address.ToString());
}
