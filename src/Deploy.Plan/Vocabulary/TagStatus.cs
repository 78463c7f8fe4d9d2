using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>Which images a lifecycle rule looks at.</summary>
public enum TagStatus
{
    /// <summary>Images with a tag that matches the rule's prefixes or patterns.</summary>
    [EnumMember(Value = "tagged")]
    Tagged,

    /// <summary>Images without a tag.</summary>
    [EnumMember(Value = "untagged")]
    Untagged,

    /// <summary>All images. Only one such rule is allowed, and it must come last.</summary>
    [EnumMember(Value = "any")]
    Any,
}
