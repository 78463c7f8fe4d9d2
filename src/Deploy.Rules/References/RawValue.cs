namespace Deploy.Rules.References;

/// <summary>
/// The value of a <c>[Raw]</c> is not what AWS takes there: another type, an unknown member or value of an enum, or something is missing.
/// Arguments: the path, what is wrong with the value (a sentence).
/// </summary>
public sealed class RawValue() : DeclarationRule(
    "DECS0973",
    "A raw value does not fit its member",
    "The value of '{0}' does not fit. {1}");
