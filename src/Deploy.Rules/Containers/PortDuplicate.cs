using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>A port of a container is mapped once for each protocol.</summary>
public sealed class PortDuplicate() : ContainerRule(
    "DECS0310",
    "A container maps a port twice",
    "Container '{0}' maps port {1}/{2} {3} times. Map it once.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from ports in place.Container.PortMappings.GroupBy(port => (port.ContainerPort, port.Protocol))
        where ports.Count() > 1
        select Found(place, $"PortMappings[{ports.First().Key}]", place.Container.Name, Number.Text(ports.Key.ContainerPort), ports.Key.Protocol.ToString().ToLowerInvariant(), Number.Text(ports.Count()));
}
