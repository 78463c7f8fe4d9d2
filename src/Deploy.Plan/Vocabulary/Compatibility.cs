namespace Deploy.Ecs;

/// <summary>Launch types that a task definition is checked against.</summary>
public enum Compatibility
{
    /// <summary>AWS Fargate.</summary>
    Fargate,

    /// <summary>EC2 instances.</summary>
    Ec2,

    /// <summary>ECS Anywhere.</summary>
    External,

    /// <summary>ECS Managed Instances.</summary>
    ManagedInstances,
}
