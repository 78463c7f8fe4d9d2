namespace Deploy.Rules.References;

/// <summary>The value of a <c>[Raw]</c> is no JSON. Arguments: the path, what is wrong with the value (a sentence with line and column).</summary>
public sealed class RawJson() : DeclarationRule(
    "DECS0972",
    "A raw value is not JSON",
    "The value of '{0}' is not JSON. {1}");
