using System.Globalization;
using Deploy.Plan.Paths;
using Deploy.Plan.Values;

namespace Deploy.Rules;

/// <summary>A violation of a rule at a property of a resource, such as <c>ContainerDefinitions[api].HealthCheck.Interval</c>.</summary>
/// <param name="Rule">The violated rule.</param>
/// <param name="Address">The resource.</param>
/// <param name="Property">The property's path within the resource's spec; list elements by key; empty: the resource itself.</param>
/// <param name="Arguments">What the message's placeholders stand for.</param>
public sealed record Finding(Rule Rule, ResourceAddress Address, string Property, EquatableList<string> Arguments)
{
    /// <summary>The property's path, by AWS's names where a rule names a view.</summary>
    public string Property { get; } = PropertyPath.Of(Address.Kind, Property);

    /// <summary>
    /// Other properties that the finding is about. What nobody wrote is not to blame: where the property has its default, a finding is
    /// shown at the first of these that is written.
    /// </summary>
    public EquatableList<string> Related { get; init; } = EquatableList<string>.Empty;

    /// <summary>This finding with other properties that it is about.</summary>
    public Finding Or(params string[] properties) =>
        this with { Related = properties.Select(property => PropertyPath.Of(Address.Kind, property)).ToEquatableList() };

    /// <summary>The message with its arguments.</summary>
    public string Text => string.Format(CultureInfo.InvariantCulture, Rule.Message, [.. Arguments]);
}
