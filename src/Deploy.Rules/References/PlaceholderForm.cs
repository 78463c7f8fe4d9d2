using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>Placeholders are parameters, look-ups, or parts of resources of the same plan.</summary>
public sealed class PlaceholderForm : ResourceRule<ResourceSpec>
{
    /// <inheritdoc/>
    public override string Id => "DECS0937";

    /// <inheritdoc/>
    public override string Title => "A placeholder is not valid";

    /// <inheritdoc/>
    public override string Message => "@{{{0}}} cannot be resolved: {1}. Write @@{{ for a literal @{{.";

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from text in SpecWalk.Strings(resource)
        from placeholder in StringTemplate.Placeholders(text.Value).Distinct(StringComparer.Ordinal)
        let error = Placeholders.ErrorIn(placeholder, plan)
        where error is not null
        select Found(resource.Address, text.Path, placeholder, error);
}
