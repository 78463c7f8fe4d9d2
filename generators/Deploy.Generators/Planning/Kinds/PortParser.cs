using System.Globalization;
using Deploy.Ecs;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>The ports of a container: <c>[Port]</c>, and the short form <c>Port</c> of <c>[Container]</c>.</summary>
internal static class PortParser
{
    /// <summary>The port of the container that every task definition without <c>[Container]</c> has: that of .NET's images.</summary>
    public const int ImplicitPort = 8080;
    private const string ShortForm = "Port";

    public static EquatableList<PortMappingSpec> Parse(ResourceDraft draft, Declaration container, string path)
    {
        var details = ContainerDetails.Of(draft.Type, "Port", ContainerDetails.NameOf(container)).ToArray();
        var ports = details.Select(port => Detail(draft, port, path)).ToList();
        if (container.Number(ShortForm) is { } single && ports.All(port => port.ContainerPort != single || port.Protocol != TransportProtocol.Tcp))
        {
            var place = container.Find(ShortForm)!;
            var mapping = new PortMappingSpec { ContainerPort = single };
            draft.Origins.Record(PathOf(path, mapping), place.Place, place.IsOfStage);
            ports.Insert(0, mapping);
        }

        if (ports.Count == 0 && !container.IsSet(nameof(ContainerSpec.Name)) && !draft.Type.Removed("Port").Any()) ports.Add(new PortMappingSpec { ContainerPort = ImplicitPort });
        return ports.ToEquatableList();
    }

    private static PortMappingSpec Detail(ResourceDraft draft, Declaration port, string path)
    {
        var mapping = new PortMappingSpec
        {
            ContainerPort = port.Number(nameof(PortMappingSpec.ContainerPort)) ?? 0,
            Protocol = port.Choice<TransportProtocol>(nameof(PortMappingSpec.Protocol)) ?? TransportProtocol.Tcp,
        };
        var read = new PropertyReader(port, draft.Origins, PathOf(path, mapping), nameof(PortMappingSpec.ContainerPort));
        read.Noted(nameof(PortMappingSpec.ContainerPort));
        read.Noted(nameof(PortMappingSpec.Protocol));
        return mapping with
        {
            HostPort = read.Number(nameof(PortMappingSpec.HostPort)),
            Name = read.Text(nameof(PortMappingSpec.Name)),
            AppProtocol = read.Choice<ApplicationProtocol>(nameof(PortMappingSpec.AppProtocol)),
        };
    }

    private static string PathOf(string container, PortMappingSpec port) => $"{container}.{nameof(ContainerSpec.PortMappings)}[{port.Key}]";
}
