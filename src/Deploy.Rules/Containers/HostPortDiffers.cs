using Deploy.Ecs;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Without a network of its own on the host, a container has no port to translate.</summary>
public sealed class HostPortDiffers() : ContainerRule(
    "DECS0312",
    "The host port is not the container's port",
    "HostPort {0} differs from port {1}, which NetworkMode {2} does not allow. Leave HostPort out.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from port in place.Container.PortMappings
        where place.Task.NetworkMode is NetworkMode.Awsvpc or NetworkMode.Host
            && port.HostPort is not null and not 0
            && port.HostPort != port.ContainerPort
        select Found(place, $"PortMappings[{port.Key}].HostPort", Number.Text(port.HostPort!.Value), Number.Text(port.ContainerPort), place.Task.NetworkMode.ToString());
}
