using System.Globalization;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;
using ApplicationProtocol = Deploy.Ecs.ApplicationProtocol;
using AwsEcs = Deploy.Plan.Shapes.Ecs;
using TransportProtocol = Deploy.Ecs.TransportProtocol;

namespace Deploy.Plan.Resources;

/// <summary>A port of a container.</summary>
public sealed record PortMappingSpec
{
    /// <summary>What a mapping is where its declaration is silent: our defaults, which a plan always says.</summary>
    public static PortMapping Defaults { get; } = new() { Protocol = AwsEcs.TransportProtocol.Tcp };

    /// <summary>AWS's own structure.</summary>
    public PortMapping Mapping { get; init; } = Defaults;

    /// <summary>1 to 65535.</summary>
    [ViewOf(nameof(PortMapping.ContainerPort))]
    public required int ContainerPort
    {
        get => Mapping.ContainerPort ?? 0;
        init => Mapping = Mapping with { ContainerPort = value };
    }

    /// <summary>What tells mappings of a container apart, in paths: <c>53</c>, or <c>53/udp</c>.</summary>
    public string Key => string.Format(CultureInfo.InvariantCulture, Protocol == TransportProtocol.Udp ? "{0}/udp" : "{0}", ContainerPort);

    /// <summary>With awsvpc it equals <see cref="ContainerPort"/> or is left out.</summary>
    [ViewOf(nameof(PortMapping.HostPort))]
    public int? HostPort
    {
        get => Mapping.HostPort;
        init => Mapping = Mapping with { HostPort = value };
    }

    /// <summary>Default: tcp.</summary>
    [ViewOf(nameof(PortMapping.Protocol))]
    public TransportProtocol Protocol
    {
        get => Mapping.Protocol?.As<TransportProtocol>() ?? TransportProtocol.Tcp;
        init => Mapping = Mapping with { Protocol = OpenEnum<AwsEcs.TransportProtocol>.Of(value) };
    }

    /// <summary>A name for Service Connect, unique within the task definition.</summary>
    [ViewOf(nameof(PortMapping.Name))]
    public string? Name
    {
        get => Mapping.Name;
        init => Mapping = Mapping with { Name = value };
    }

    /// <summary>The application protocol for Service Connect; needs <see cref="Name"/>.</summary>
    [ViewOf(nameof(PortMapping.AppProtocol))]
    public ApplicationProtocol? AppProtocol
    {
        get => Mapping.AppProtocol?.As<ApplicationProtocol>();
        init => Mapping = Mapping with { AppProtocol = value is { } protocol ? OpenEnum<AwsEcs.ApplicationProtocol>.Of(protocol) : null };
    }

    /// <summary>AWS's own structure as this.</summary>
    public static PortMappingSpec Of(PortMapping mapping) => new() { ContainerPort = 0, Mapping = mapping };
}
