using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>What a task runs on.</summary>
public enum LaunchType
{
    /// <summary>AWS Fargate.</summary>
    [EnumMember(Value = "FARGATE")]
    Fargate,

    /// <summary>EC2 instances of the cluster.</summary>
    [EnumMember(Value = "EC2")]
    Ec2,
}
