namespace Deploy.Local.Services;

/// <summary>Which subnets and security groups exist; offered by EC2.</summary>
public interface INetworkCatalog
{
    /// <summary>Null when there is no such subnet.</summary>
    SubnetFacts? Subnet(string subnetId, string region);

    /// <summary>Whether there is such a VPC.</summary>
    bool HasVpc(string vpcId, string region);

    /// <summary>The group's VPC, or null when there is no such group.</summary>
    string? VpcOfSecurityGroup(string groupId, string region);

    /// <summary>The subnets of the default VPC; none without one.</summary>
    IReadOnlyList<string> DefaultSubnets(string region);

    /// <summary>The default security group of a VPC; null when there is none.</summary>
    string? DefaultSecurityGroup(string vpcId, string region);
}

/// <summary>What a task needs to know about its subnet.</summary>
/// <param name="VpcId">Its network.</param>
/// <param name="AvailabilityZone">Name of its zone.</param>
/// <param name="CidrBlock">Its IPv4 addresses.</param>
public sealed record SubnetFacts(string VpcId, string AvailabilityZone, string CidrBlock);
