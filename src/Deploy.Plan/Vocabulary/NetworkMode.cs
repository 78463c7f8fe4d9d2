using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>Network modes of a task.</summary>
public enum NetworkMode
{
    /// <summary>The task has a network interface of its own.</summary>
    [EnumMember(Value = "awsvpc")]
    Awsvpc,

    /// <summary>Docker's bridge on the instance. EC2 only.</summary>
    [EnumMember(Value = "bridge")]
    Bridge,

    /// <summary>The instance's network. EC2 only.</summary>
    [EnumMember(Value = "host")]
    Host,

    /// <summary>No network. EC2 only.</summary>
    [EnumMember(Value = "none")]
    None,
}
