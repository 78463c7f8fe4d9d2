namespace Deploy.Local.Services.Seeds;

/// <summary>Subnets. A stand-in lies in the default VPC; for a tag there are two, in two zones.</summary>
public sealed record SubnetSeed : ISeed
{
    /// <summary>One subnet: <c>subnet-0123456789abcdef0</c>.</summary>
    public string? Id { get; init; }

    /// <summary>All subnets with a tag: <c>Key=Value</c>.</summary>
    public string? Tag { get; init; }

    /// <inheritdoc/>
    public string Kind => "subnet";

    /// <inheritdoc/>
    public string Named => Tag is null ? Id ?? "" : $"tag:{Tag}";
}

/// <summary>A security group.</summary>
public sealed record SecurityGroupSeed : ISeed
{
    /// <summary>Its id: <c>sg-0123456789abcdef0</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Its name within the VPC.</summary>
    public string? Name { get; init; }

    /// <summary>A tag: <c>Key=Value</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>A subnet, by id or <c>tag:Key=Value</c>, in whose VPC it lies. Default: the default VPC.</summary>
    public string? VpcOf { get; init; }

    /// <inheritdoc/>
    public string Kind => "security group";

    /// <inheritdoc/>
    public string Named => Name is not null ? $"name:{Name}" : Tag is not null ? $"tag:{Tag}" : Id ?? "";
}

/// <summary>The network in which stand-ins of other services lie; offered by EC2. Called with the gate held.</summary>
public interface ISeedNetwork
{
    /// <summary>The VPC of a subnet, with a subnet for each of its zones.</summary>
    /// <param name="vpcOf">A subnet, by id or <c>tag:Key=Value</c>; null, or none that there is: the default VPC.</param>
    /// <param name="region">The Region.</param>
    (string Vpc, IReadOnlyList<string> Subnets) Of(string? vpcOf, string region);
}
