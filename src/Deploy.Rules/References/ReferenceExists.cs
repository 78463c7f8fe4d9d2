using Deploy.Plan;
using Deploy.Plan.Resources;

namespace Deploy.Rules.References;

/// <summary>Every reference is an address of the same plan.</summary>
public sealed class ReferenceExists : ResourceRule<ResourceSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0920";

    /// <inheritdoc/>
    public override string Title => "A reference leads nowhere";

    /// <inheritdoc/>
    public override string Message => "'{0}' refers to '{1}', which the plan does not have{2}. Declare it, or refer to one that exists.";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan)
    {
        foreach (var reference in resource.References().Where(reference => plan.Find(reference.Address) is null))
            yield return Found(resource.Address, reference.Property, resource.Address.ToString(), reference.Address.ToString(), InStage(plan));
    }

    // Each stage is checked by itself; the message says so, because the base may well have the resource.
    private static string InStage(DeploymentPlan plan) => plan.Stage is { } stage ? $" in stage {stage}" : "";
}
