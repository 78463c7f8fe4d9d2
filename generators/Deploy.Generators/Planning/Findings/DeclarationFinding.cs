using Deploy.Generators.Planning.Origins;
using Deploy.Plan.Values;
using Deploy.Rules;

namespace Deploy.Generators.Planning.Findings;

/// <summary>A fault of a declaration, found while the plan was built.</summary>
/// <param name="Finding">What is wrong with which resource.</param>
/// <param name="Stages">The stages in which it is wrong; empty: in every one, or there are none.</param>
/// <param name="Place">The argument or attribute to point at.</param>
internal sealed record DeclarationFinding(Finding Finding, EquatableList<string> Stages, AttributePlace Place);
