using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>Whose tags a task inherits.</summary>
public enum PropagateTags
{
    /// <summary>None.</summary>
    [EnumMember(Value = "NONE")]
    None,

    /// <summary>The service's.</summary>
    [EnumMember(Value = "SERVICE")]
    Service,

    /// <summary>The task definition's.</summary>
    [EnumMember(Value = "TASK_DEFINITION")]
    TaskDefinition,
}
