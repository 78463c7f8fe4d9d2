namespace Deploy.Rules.References;

/// <summary>A container sets both Image and Repository. Arguments: the container, the task definition's address.</summary>
public sealed class RepositoryAndImage() : DeclarationRule(
    "DECS0912",
    "A container has an image and a repository",
    "Container '{0}' of '{1}' sets both Image and Repository. "
        + "Remove Image to run the project's own image, or Repository to run somebody else's.");
