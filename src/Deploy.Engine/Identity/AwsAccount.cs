namespace Deploy.Engine.Identity;

/// <summary>Where a run deploys to.</summary>
/// <param name="AccountId">The 12-digit account.</param>
/// <param name="Region">The Region's system name, such as <c>eu-central-1</c>.</param>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c> …</param>
/// <param name="DnsSuffix">The partition's domain, such as <c>amazonaws.com</c>.</param>
public sealed record AwsAccount(string AccountId, string Region, string Partition, string DnsSuffix)
{
    /// <summary>An ARN of this account and Region.</summary>
    /// <param name="service">The service's ARN name: <c>ecs</c>, <c>ecr</c>, <c>logs</c> …</param>
    /// <param name="resource">What stands after the account.</param>
    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>An ARN of a global service of this account, such as IAM.</summary>
    public string GlobalArn(string service, string resource) => $"arn:{Partition}:{service}::{AccountId}:{resource}";
}
