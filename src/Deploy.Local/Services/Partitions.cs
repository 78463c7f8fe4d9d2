namespace Deploy.Local.Services;

/// <summary>AWS's partitions, which follow from the Region. See https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html</summary>
public static class Partitions
{
    /// <summary>The commercial one.</summary>
    public const string Aws = "aws";

    private static readonly (string RegionPrefix, string Partition)[] Others =
    [
        ("cn-", "aws-cn"),
        ("us-gov-", "aws-us-gov"),
        ("us-iso-", "aws-iso"),
        ("us-isob-", "aws-iso-b"),
        ("eu-isoe-", "aws-iso-e"),
        ("us-isof-", "aws-iso-f"),
        ("eusc-", "aws-eusc"),
    ];

    /// <summary>The partition of a Region, such as <c>aws-cn</c>.</summary>
    public static string Of(string region) =>
        Others.FirstOrDefault(other => region.StartsWith(other.RegionPrefix, StringComparison.Ordinal)).Partition ?? Aws;
}
