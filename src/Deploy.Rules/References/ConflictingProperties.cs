namespace Deploy.Rules.References;

/// <summary>
/// Exactly one of some properties must be set. Arguments: the attribute, the properties (<c>OlderThanDays and KeepNewest</c>),
/// what is the case (<c>both are</c> or <c>neither is</c>).
/// </summary>
public sealed class ConflictingProperties() : DeclarationRule(
    "DECS0911",
    "Exactly one of some properties must be set",
    "[{0}] needs exactly one of {1}; {2} set.");
