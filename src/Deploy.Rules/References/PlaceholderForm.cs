using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Rules.Reading;

namespace Deploy.Rules.References;

/// <summary>Placeholders are parameters, look-ups, or parts of resources of the same plan.</summary>
public sealed class PlaceholderForm() : ResourceRule<ResourceSpec>(
    "DECS0937",
    "A placeholder is not valid",
    "@{{{0}}} cannot be resolved: {1}. Write @@{{ for a literal @{{.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ResourceSpec resource, DeploymentPlan plan) =>
        from text in SpecValues.Of(resource).Texts
        from fault in FaultsIn(text.Value, plan)
        select Found(resource.Address, text.Path, fault.Placeholder, fault.Error);

    private static IEnumerable<(string Placeholder, string Error)> FaultsIn(string text, DeploymentPlan plan)
    {
        foreach (var placeholder in StringTemplate.Placeholders(text).Distinct(StringComparer.Ordinal))
            if (Placeholders.ErrorIn(placeholder, plan) is { } error) yield return (placeholder, error);

        // Of what follows, the name alone: the rest may be a value that is not to be printed.
        if (StringTemplate.Unclosed(text) is { } rest)
            yield return (string.Concat(rest.TakeWhile(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '/')), "it is never closed by a }");
    }
}
