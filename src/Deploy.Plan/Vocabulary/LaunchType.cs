namespace Deploy.Ecs;

/// <summary>What a task runs on.</summary>
public enum LaunchType
{
    /// <summary>AWS Fargate.</summary>
    Fargate,

    /// <summary>EC2 instances of the cluster.</summary>
    Ec2,
}
