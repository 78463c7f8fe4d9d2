namespace Deploy.Local.Ec2;

/// <summary>What holds for the network of every region.</summary>
public sealed class Ec2Account
{
    /// <summary>As in accounts whose owners deleted the default VPCs.</summary>
    public bool WithoutDefaultVpc { get; set; }
}
