namespace Deploy.Rules.References;

/// <summary>
/// Two declarations have one address. Arguments: the address, the class reported at, the other class.
/// </summary>
public sealed class DuplicateResource : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0906";

    /// <inheritdoc/>
    public override string Title => "A resource is declared twice";

    /// <inheritdoc/>
    public override string Message => "'{0}' is declared on {1} and on {2}. Give one of them another name.";
}
