using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS allows letters, digits, hyphens and underscores in container names.</summary>
public sealed class ContainerName() : ContainerRule(
    "DECS0301",
    "A container's name is not valid",
    "The container name {0} is not valid. Use 1 to 255 letters, digits, hyphens and underscores.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (Text.IsKnownAndNot(place.Container.Name, NamePatterns.IsEcsName))
            yield return Found(place, nameof(place.Container.Name), Text.Quote(place.Container.Name));
    }
}
