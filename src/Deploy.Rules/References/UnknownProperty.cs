namespace Deploy.Rules.References;

/// <summary>
/// A property that is managed elsewhere is none of a resource on the class. Arguments: the property, the class.
/// </summary>
public sealed class UnknownProperty : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0964";

    /// <inheritdoc/>
    public override string Title => "A property does not exist";

    /// <inheritdoc/>
    public override string Message => "'{0}' is not a property of a resource on {1}. Name one with nameof, such as nameof(ServiceAttribute.DesiredCount).";
}
