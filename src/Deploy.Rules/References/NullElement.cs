namespace Deploy.Rules.References;

/// <summary>A list holds a null. Arguments: the argument and the attribute.</summary>
public sealed class NullElement : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0917";

    /// <inheritdoc/>
    public override string Title => "An element of a list is null";

    /// <inheritdoc/>
    public override string Message => "An element of {0} of [{1}] is null. Write a value, or remove the element.";
}
