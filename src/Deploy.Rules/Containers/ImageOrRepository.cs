namespace Deploy.Rules.Containers;

/// <summary>A container runs somebody else's image, or the project's own out of a repository.</summary>
public sealed class ImageOrRepository() : ContainerRule(
    "DECS0303",
    "A container needs one image",
    "Container '{0}' has no image. Set Image to run somebody else's image, or Repository to run the project's own.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        var container = place.Container;
        if (string.IsNullOrWhiteSpace(container.Image) && container.Repository is null)
            yield return Found(place, nameof(container.Image), container.Name);
    }
}
