using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>Transport protocols.</summary>
public enum TransportProtocol
{
    /// <summary>TCP.</summary>
    [EnumMember(Value = "tcp")]
    Tcp,

    /// <summary>UDP.</summary>
    [EnumMember(Value = "udp")]
    Udp,
}
