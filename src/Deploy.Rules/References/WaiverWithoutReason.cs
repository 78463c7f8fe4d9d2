namespace Deploy.Rules.References;

/// <summary>A rule is waived without a reason. Argument: the rule's id.</summary>
public sealed class WaiverWithoutReason() : DeclarationRule(
    "DECS0908",
    "A waiver gives no reason",
    "[AllowRule(\"{0}\")] does not say why. Add Because = \"…\".");
