using System.Globalization;
using Deploy.Plan.Values;

namespace Deploy.Plan.Shapes.Ecs;

/// <content>A container can listen on one port by both protocols.</content>
public sealed partial record PortMapping : IKeyed
{
    private static readonly string[] Identifying = [nameof(ContainerPort), nameof(ContainerPortRange), nameof(Protocol)];

    string IKeyed.Key
    {
        get
        {
            var port = ContainerPort?.ToString(CultureInfo.InvariantCulture) ?? ContainerPortRange ?? "";
            return Protocol?.Known == TransportProtocol.Udp ? $"{port}/udp" : port;
        }
    }

    IReadOnlyList<string> IKeyed.KeyMembers => Identifying;
}
