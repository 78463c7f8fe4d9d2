namespace Deploy.Rules.References;

/// <summary>A waiver names no rule. Argument: the id it names.</summary>
public sealed class UnknownWaivedRule : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0909";

    /// <inheritdoc/>
    public override string Title => "A waiver names no rule";

    /// <inheritdoc/>
    public override string Message => "'{0}' is not the id of a rule. Use the id of the diagnostic that is waived, such as DECS0203.";
}
