using Deploy.Generators.Planning.Origins;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Problems;

/// <summary>A fault of a declaration, found while the plan was built.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Stage">The stage in which it is wrong; null: in the base.</param>
/// <param name="Address">The resource.</param>
/// <param name="Property">The property's path.</param>
/// <param name="Place">The argument or attribute to point at.</param>
/// <param name="Arguments">What the message's placeholders stand for.</param>
internal sealed record PlanProblem(
    ProblemKind Kind, string? Stage, ResourceAddress Address, string Property, AttributePlace Place, EquatableList<string> Arguments);
