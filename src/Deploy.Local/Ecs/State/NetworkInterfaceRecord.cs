namespace Deploy.Local.Ecs.State;

/// <summary>The network interface of an awsvpc task.</summary>
public sealed record NetworkInterfaceRecord(
    string AttachmentId, string InterfaceId, string SubnetId, string AvailabilityZone, string Address, string MacAddress)
{
    /// <summary>The name that AWS gives the address inside its network.</summary>
    public string PrivateDnsName(string region) =>
        $"ip-{Address.Replace('.', '-')}.{(region == "us-east-1" ? "ec2" : $"{region}.compute")}.internal";
}
