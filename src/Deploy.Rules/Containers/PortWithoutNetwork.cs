using Deploy.Ecs;

namespace Deploy.Rules.Containers;

/// <summary>Without a network there are no ports.</summary>
public sealed class PortWithoutNetwork() : ContainerRule(
    "DECS0347",
    "A container without a network has ports",
    "Container '{0}' maps ports, but NetworkMode None has no network. Remove the ports, or use another network mode.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        if (place.Task.NetworkMode == NetworkMode.None && place.Container.PortMappings.Count > 0)
            yield return Found(place, $"PortMappings[{place.Container.PortMappings[0].Key}]", place.Container.Name);
    }
}
