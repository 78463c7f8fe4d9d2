using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Origins;

/// <summary>Where a property of the plan was declared.</summary>
/// <param name="Stage">The stage in which it was declared there; null: everywhere.</param>
/// <param name="Address">The resource.</param>
/// <param name="Property">The property's path; empty: the resource itself.</param>
/// <param name="Place">The argument or attribute.</param>
/// <param name="IsOfStage">Whether that attribute belongs to the stage rather than to the base.</param>
internal sealed record Origin(string? Stage, ResourceAddress Address, string Property, AttributePlace Place, bool IsOfStage);
