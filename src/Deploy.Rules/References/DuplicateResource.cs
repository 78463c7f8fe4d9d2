namespace Deploy.Rules.References;

/// <summary>
/// Two declarations have one address. Arguments: the address, the class reported at, the other class.
/// </summary>
public sealed class DuplicateResource() : DeclarationRule(
    "DECS0906",
    "A resource is declared twice",
    "'{0}' is declared on {1} and on {2}. Give one of them another name.");
