using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>The levels of CloudWatch Container Insights.</summary>
public enum ContainerInsights
{
    /// <summary>No metrics beyond the service's own.</summary>
    [EnumMember(Value = "disabled")]
    Disabled,

    /// <summary>Metrics of clusters, services and tasks.</summary>
    [EnumMember(Value = "enabled")]
    Enabled,

    /// <summary>Also metrics of each container.</summary>
    [EnumMember(Value = "enhanced")]
    Enhanced,
}
