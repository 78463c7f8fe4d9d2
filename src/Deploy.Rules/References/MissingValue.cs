namespace Deploy.Rules.References;

/// <summary>
/// An attribute leaves out what it cannot be without. Arguments: the attribute, what is missing (<c>a command</c>, <c>From</c>).
/// </summary>
public sealed class MissingValue() : DeclarationRule(
    "DECS0962",
    "A value is missing",
    "[{0}] needs {1}. Set it.");
