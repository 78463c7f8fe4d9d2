namespace Deploy.Rules.References;

/// <summary>An argument is an empty text. Arguments: the argument and the attribute.</summary>
public sealed class EmptyText : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0915";

    /// <inheritdoc/>
    public override string Title => "An argument is empty";

    /// <inheritdoc/>
    public override string Message => "{0} of [{1}] is empty. Write a value, or leave {0} out for its default.";
}
