namespace Deploy.Rules.References;

/// <summary>
/// A detail could belong to several resources of its class. Arguments: the detail's attribute, the class, the resources in words
/// (<c>the service and the schedule</c>).
/// </summary>
public sealed class AmbiguousDetail : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0905";

    /// <inheritdoc/>
    public override string Title => "A detail could belong to several resources";

    /// <inheritdoc/>
    public override string Message => "[{0}] on {1} could belong to {2}. Set For = ResourceFor.… to say which.";
}
