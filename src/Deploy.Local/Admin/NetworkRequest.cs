namespace Deploy.Local.Admin;

/// <summary>Body of <c>POST /_local/network</c>.</summary>
/// <param name="DefaultVpc">Whether regions have a default VPC with its subnets and security group.</param>
public sealed record NetworkRequest(bool DefaultVpc);
