namespace Deploy.Rules.References;

/// <summary>A rule is waived without a reason. Argument: the rule's id.</summary>
public sealed class WaiverWithoutReason : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0908";

    /// <inheritdoc/>
    public override string Title => "A waiver gives no reason";

    /// <inheritdoc/>
    public override string Message => "[AllowRule(\"{0}\")] does not say why. Add Because = \"…\".";
}
