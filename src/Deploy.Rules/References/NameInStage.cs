namespace Deploy.Rules.References;

/// <summary>
/// A stage gives an owned resource another name, although the name is its identity in every stage. Arguments: the address, the stage.
/// </summary>
public sealed class NameInStage : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0961";

    /// <inheritdoc/>
    public override string Title => "A stage renames a resource";

    /// <inheritdoc/>
    public override string Message => "Stage '{1}' cannot rename '{0}': the name is its identity in every stage. Remove the name here; the environment is in the physical name already.";
}
