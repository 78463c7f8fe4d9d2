namespace Deploy.Rules.References;

/// <summary>
/// An attribute leaves out what it cannot be without. Arguments: the attribute, what is missing (<c>a command</c>, <c>From</c>).
/// </summary>
public sealed class MissingValue : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0962";

    /// <inheritdoc/>
    public override string Title => "A value is missing";

    /// <inheritdoc/>
    public override string Message => "[{0}] needs {1}. Set it.";
}
