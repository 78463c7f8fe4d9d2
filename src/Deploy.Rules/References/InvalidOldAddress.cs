namespace Deploy.Rules.References;

/// <summary>
/// The text of a MovedFrom is not an address. Argument: the text.
/// </summary>
public sealed class InvalidOldAddress() : DeclarationRule(
    "DECS0965",
    "An old address is not an address",
    "'{0}' is not an address. Write the kind and the old name, such as service/old-name.");
