using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Values;
using AwsEcs = Deploy.Plan.Shapes.Ecs;
using Scheduler = Deploy.Plan.Shapes.Scheduler;

namespace Deploy.Plan.Resources;

/// <summary>Where the network interfaces of awsvpc tasks are made.</summary>
/// <remarks>
/// Entries are ids (<c>subnet-…</c>, <c>sg-…</c>), <c>tag:Key=Value</c>, <c>name:group-name</c> (security groups), or
/// <c>default</c>: the default subnets of the default VPC, and the default security group of the VPC that the subnets lie in.
/// </remarks>
public sealed record NetworkSpec
{
    /// <summary>1 to 16 subnets of one VPC. Default: <c>default</c>.</summary>
    public EquatableList<string> Subnets { get; init; } = EquatableList.Of("default");

    /// <summary>At most 5 security groups; empty: the VPC's default group.</summary>
    public EquatableList<string> SecurityGroups { get; init; } = EquatableList<string>.Empty;

    /// <summary>Whether a task gets a public address; without one, subnets need a NAT gateway or endpoints to pull images.</summary>
    public bool AssignPublicIp { get; init; }

    /// <summary>As ECS has it.</summary>
    public static NetworkSpec Of(AwsVpcConfiguration network) => new()
    {
        Subnets = network.Subnets ?? EquatableList<string>.Empty,
        SecurityGroups = network.SecurityGroups?.Select(group => group.ToString()).ToEquatableList() ?? EquatableList<string>.Empty,
        AssignPublicIp = network.AssignPublicIp?.Known == AwsEcs.AssignPublicIp.Enabled,
    };

    /// <summary>For ECS.</summary>
    public AwsVpcConfiguration ToEcs() => new()
    {
        Subnets = Subnets,
        SecurityGroups = SecurityGroups.Select(Reference.Of).ToEquatableList(),
        AssignPublicIp = AssignPublicIp ? AwsEcs.AssignPublicIp.Enabled : AwsEcs.AssignPublicIp.Disabled,
    };

    /// <summary>As EventBridge Scheduler has it.</summary>
    public static NetworkSpec Of(Scheduler.AwsVpcConfiguration network) => new()
    {
        Subnets = network.Subnets ?? EquatableList<string>.Empty,
        SecurityGroups = network.SecurityGroups?.Select(group => group.ToString()).ToEquatableList() ?? EquatableList<string>.Empty,
        AssignPublicIp = network.AssignPublicIp?.Known == Scheduler.AssignPublicIp.Enabled,
    };

    /// <summary>For EventBridge Scheduler.</summary>
    public Scheduler.AwsVpcConfiguration ToScheduler() => new()
    {
        Subnets = Subnets,
        SecurityGroups = SecurityGroups.Select(Reference.Of).ToEquatableList(),
        AssignPublicIp = AssignPublicIp ? Scheduler.AssignPublicIp.Enabled : Scheduler.AssignPublicIp.Disabled,
    };
}
