using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>Ports have 16 bits.</summary>
public sealed class PortRange() : ContainerRule(
    "DECS0309",
    "A port is outside its range",
    "{0} {1} is not a port. Use {2} to 65535.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place)
    {
        foreach (var port in place.Container.PortMappings)
        {
            if (Number.IsOutside(port.ContainerPort, 1, 65535))
                yield return Found(place, $"PortMappings[{port.Key}]", "ContainerPort", Number.Text(port.ContainerPort), "1");
            if (Number.IsOutside(port.HostPort, 0, 65535))
                yield return Found(place, $"PortMappings[{port.Key}].HostPort", "HostPort", Number.Text(port.HostPort!.Value), "0");
        }
    }
}
