using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Where the network interfaces of a service's or schedule's tasks are made. Left out: the default VPC, with a public address.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html</remarks>
/// <example>
/// <code>
/// [Network(Subnets = ["subnet-0a1b2c3d4e5f60718"], SecurityGroups = ["sg-0a1b2c3d4e5f60718"])]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class NetworkAttribute : DetailAttribute
{
    /// <summary>A network.</summary>
    public NetworkAttribute()
    {
    }

    /// <summary>1 to 16 of <c>subnet-…</c>, <c>tag:Key=Value</c> or <c>default</c>, all in one VPC. Default: <c>default</c>.</summary>
    public string[] Subnets { get; set; } = [];

    /// <summary>At most 5 of <c>sg-…</c>, <c>tag:Key=Value</c>, <c>name:group-name</c> or <c>default</c>. Default: the VPC's default group.</summary>
    public string[] SecurityGroups { get; set; } = [];

    /// <summary>Whether a task gets a public address. Default: false when <see cref="Subnets"/> is given, else true.</summary>
    public bool AssignPublicIp { get; set; }

    /// <summary>Which resource it belongs to, where both a service and a schedule stand on the class.</summary>
    public ResourceFor For { get; set; }
}
