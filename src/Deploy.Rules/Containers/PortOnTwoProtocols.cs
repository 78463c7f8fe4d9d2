using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>ECS takes such a mapping, until a service refers to the port.</summary>
public sealed class PortOnTwoProtocols : ContainerRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0313";

    /// <inheritdoc/>
    public override string Title => "A port is mapped for tcp and udp";

    /// <inheritdoc/>
    public override string Message => "Port {0} is mapped for tcp and udp. A service cannot send a load balancer's traffic there; use two ports.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Warning;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from ports in place.Container.PortMappings.GroupBy(port => port.ContainerPort)
        where ports.Select(port => port.Protocol).Distinct().Count() > 1
        select Found(place, $"PortMappings[{ports.Key}]", Number.Text(ports.Key));
}
