namespace Deploy.Local.Services;

/// <summary>Which subnets and security groups exist; offered by EC2.</summary>
public interface INetworkCatalog
{
    /// <summary>Null when there is no such subnet.</summary>
    SubnetFacts? Subnet(string subnetId, string region);

    /// <summary>The group's VPC, or null when there is no such group.</summary>
    string? VpcOfSecurityGroup(string groupId, string region);
}

/// <summary>What a task needs to know about its subnet.</summary>
/// <param name="AddressPrefix">First two or three numbers of its addresses, with the last dot.</param>
public sealed record SubnetFacts(string VpcId, string AvailabilityZone, string AddressPrefix);
