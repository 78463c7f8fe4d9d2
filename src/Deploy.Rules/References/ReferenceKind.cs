using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>Each reference must lead to a resource of one kind.</summary>
public sealed class ReferenceKind : ResourceRule<ResourceSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0921";

    /// <inheritdoc/>
    public override string Title => "A reference is of the wrong kind";

    /// <inheritdoc/>
    public override string Message => "{0} of '{1}' must be a {2}, but '{3}' is a {4}. Refer to a {2}.";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan)
    {
        foreach (var reference in resource.References())
        {
            if (plan.Find(reference.Address) is { } target && target.GetType() != reference.SpecType)
                yield return Found(resource.Address, reference.Property, reference.Property, resource.Address.ToString(), reference.Kind, reference.Address.ToString(), target.Kind);
        }
    }
}
