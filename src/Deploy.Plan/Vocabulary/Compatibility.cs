using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>Launch types that a task definition is checked against.</summary>
public enum Compatibility
{
    /// <summary>AWS Fargate.</summary>
    [EnumMember(Value = "FARGATE")]
    Fargate,

    /// <summary>EC2 instances.</summary>
    [EnumMember(Value = "EC2")]
    Ec2,

    /// <summary>ECS Anywhere.</summary>
    [EnumMember(Value = "EXTERNAL")]
    External,

    /// <summary>ECS Managed Instances.</summary>
    [EnumMember(Value = "MANAGED_INSTANCES")]
    ManagedInstances,
}
