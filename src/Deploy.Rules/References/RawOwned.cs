namespace Deploy.Rules.References;

/// <summary>A <c>[Raw]</c> would set what is not its own. Arguments: the path, whose it is or what to use instead.</summary>
public sealed class RawOwned() : DeclarationRule(
    "DECS0975",
    "A member is not set by [Raw]",
    "'{0}' is not set by [Raw]: {1}.");
