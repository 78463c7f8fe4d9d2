namespace Deploy.Rules.References;

/// <summary>A waiver names no rule. Argument: the id it names.</summary>
public sealed class UnknownWaivedRule() : DeclarationRule(
    "DECS0909",
    "A waiver names no rule",
    "'{0}' is not the id of a rule. Use the id of the diagnostic that is waived, such as DECS0203.");
