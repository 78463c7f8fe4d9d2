using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>A reference's property is named after the kind that it must refer to: TaskDefinition, TaskRole, Repository.</summary>
public sealed class ReferenceKind() : ResourceRule<ResourceSpec>(
    "DECS0921",
    "A reference is of the wrong kind",
    "{0} of '{1}' refers to '{2}', which is a {3}, not a {4}. Refer to one of the right kind.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from reference in SpecValues.Of(resource).References
        let target = plan.Find(reference.Value)
        let name = ReferenceViews.NameOf(resource.Kind, reference.Path)
        let wanted = KebabCase.Of(name)
        where target is not null && !IsNamedAfter(target.Kind, wanted)
        select Found(resource.Address, reference.Path, name, resource.Address.ToString(), reference.Value.ToString(), target.Kind, wanted.Replace('-', ' '));

    // TaskRole holds a role, Repository an ecr-repository.
    private static bool IsNamedAfter(string kind, string property) =>
        kind == property
        || property.EndsWith("-" + kind, StringComparison.Ordinal)
        || kind.EndsWith("-" + property, StringComparison.Ordinal);
}
