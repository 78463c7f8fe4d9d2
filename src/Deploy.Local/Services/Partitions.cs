namespace Deploy.Local.Services;

/// <summary>AWS's partitions, which follow from the Region. See https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html</summary>
public static class Partitions
{
    /// <summary>The commercial one.</summary>
    public const string Aws = "aws";

    private static readonly (string RegionPrefix, string Partition, string DnsSuffix)[] Others =
    [
        ("cn-", "aws-cn", "amazonaws.com.cn"),
        ("us-gov-", "aws-us-gov", "amazonaws.com"),
        ("us-iso-", "aws-iso", "c2s.ic.gov"),
        ("us-isob-", "aws-iso-b", "sc2s.sgov.gov"),
        ("eu-isoe-", "aws-iso-e", "cloud.adc-e.uk"),
        ("us-isof-", "aws-iso-f", "csp.hci.ic.gov"),
        ("eusc-", "aws-eusc", "amazonaws.eu"),
    ];

    /// <summary>The partition of a Region, such as <c>aws-cn</c>.</summary>
    public static string Of(string region) => Find(region).Partition;

    /// <summary>The domain of a Region's partition, such as <c>amazonaws.com.cn</c>.</summary>
    public static string DnsSuffixOf(string region) => Find(region).DnsSuffix;

    private static (string RegionPrefix, string Partition, string DnsSuffix) Find(string region)
    {
        foreach (var other in Others)
        {
            if (region.StartsWith(other.RegionPrefix, StringComparison.Ordinal)) return other;
        }

        return ("", Aws, "amazonaws.com");
    }
}
