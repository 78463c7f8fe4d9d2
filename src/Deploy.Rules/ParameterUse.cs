using Deploy.Plan;
using Deploy.Plan.Paths;
using Deploy.Plan.Values;
using Deploy.Rules.Reading;

namespace Deploy.Rules;

/// <summary>A string of a plan that needs a parameter of <c>deploy.json</c> or <c>deploy.&lt;stage&gt;.json</c>.</summary>
/// <param name="Address">The resource.</param>
/// <param name="Property">The path of the string.</param>
/// <param name="Name">The parameter.</param>
public sealed record ParameterUse(ResourceAddress Address, string Property, string Name)
{
    /// <summary>
    /// What a plan (the base, or one stage of it) needs: a deployment fills in the strings of foreign resources, too. Names that no
    /// parameter can have are left to <see cref="References.PlaceholderForm"/>.
    /// </summary>
    public static IEnumerable<ParameterUse> In(DeploymentPlan plan) =>
        from resource in plan.Resources
        from text in SpecValues.Of(resource).Texts
        from name in NamesIn(text.Value).Distinct(StringComparer.Ordinal)
        where Placeholders.ErrorIn(name, plan) is null
        select new ParameterUse(resource.Address, text.Path, name);

    /// <summary>The placeholders of a string that are neither look-ups nor what every deployment knows.</summary>
    public static IEnumerable<string> NamesIn(string text) => StringTemplate.Placeholders(text).Where(Placeholders.IsParameter);
}
