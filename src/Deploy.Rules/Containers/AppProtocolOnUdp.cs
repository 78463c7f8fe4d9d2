using Deploy.Ecs;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>HTTP and gRPC run over tcp.</summary>
public sealed class AppProtocolOnUdp() : ContainerRule(
    "DECS0315",
    "An application protocol needs tcp",
    "AppProtocol {0} runs over tcp, but port {1} is udp. Remove AppProtocol or Protocol.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ContainerPlace place) =>
        from port in place.Container.PortMappings
        where port.AppProtocol is not null && port.Protocol == TransportProtocol.Udp
        select Found(place, $"PortMappings[{port.Key}].AppProtocol", port.AppProtocol.ToString(), Number.Text(port.ContainerPort));
}
