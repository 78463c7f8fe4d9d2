namespace Deploy.Rules.References;

/// <summary>A container sets both Image and Repository. Arguments: the container, the task definition's address.</summary>
public sealed class RepositoryAndImage : DeclarationRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0912";

    /// <inheritdoc/>
    public override string Title => "A container has an image and a repository";

    /// <inheritdoc/>
    public override string Message => "Container '{0}' of '{1}' sets both Image and Repository. Remove Image to run the project's own image, or Repository to run somebody else's.";
}
