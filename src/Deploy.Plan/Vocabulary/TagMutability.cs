using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>Whether an image tag can be moved to another image.</summary>
public enum TagMutability
{
    /// <summary>A tag can be moved.</summary>
    [EnumMember(Value = "MUTABLE")]
    Mutable,

    /// <summary>A tag stays on the image that it was pushed with.</summary>
    [EnumMember(Value = "IMMUTABLE")]
    Immutable,
}
