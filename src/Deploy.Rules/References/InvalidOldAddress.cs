namespace Deploy.Rules.References;

/// <summary>
/// The text of a MovedFrom is not an address. Argument: the text.
/// </summary>
public sealed class InvalidOldAddress : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0965";

    /// <inheritdoc/>
    public override string Title => "An old address is not an address";

    /// <inheritdoc/>
    public override string Message => "'{0}' is not an address. Write the kind and the old name, such as service/old-name.";
}
