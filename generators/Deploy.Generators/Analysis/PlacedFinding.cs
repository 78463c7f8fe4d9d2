using Deploy.Generators.Planning.Origins;
using Deploy.Rules;

namespace Deploy.Generators.Analysis;

/// <summary>A finding and the argument or attribute that it is shown at.</summary>
/// <param name="Finding">What is wrong.</param>
/// <param name="Text">The message, with the stages where not all have it.</param>
/// <param name="Place">Where.</param>
internal sealed record PlacedFinding(Finding Finding, string Text, AttributePlace Place);
