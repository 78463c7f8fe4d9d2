namespace Deploy.Rules.References;

/// <summary>An argument is a number that its enum does not have. Arguments: the number, the enum, and its members.</summary>
public sealed class UnknownChoice() : DeclarationRule(
    "DECS0916",
    "A value is not a member of its enum",
    "{0} is not a value of {1}. Use one of {2}.");
