namespace Deploy.Rules.Facts;

/// <summary>The Regions of AWS and the partitions that they belong to. See https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html</summary>
internal static class Regions
{
    private static readonly Dictionary<string, string[]> ByPartition = new(StringComparer.Ordinal)
    {
        ["aws"] =
        [
            "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-south-2",
            "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7",
            "ca-central-1", "ca-west-1", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2",
            "eu-west-3", "il-central-1", "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
        ],
        ["aws-cn"] = ["cn-north-1", "cn-northwest-1"],
        ["aws-us-gov"] = ["us-gov-east-1", "us-gov-west-1"],
        ["aws-eusc"] = ["eusc-de-east-1"],
        ["aws-iso"] = ["us-iso-east-1", "us-iso-west-1"],
        ["aws-iso-b"] = ["us-isob-east-1", "us-isob-west-1"],
        ["aws-iso-e"] = ["eu-isoe-west-1"],
        ["aws-iso-f"] = ["us-isof-east-1", "us-isof-south-1"],
    };

    // New Regions appear without notice, so that the form decides what is an error, and the list what is a warning.
    private static readonly (string Prefix, string Partition)[] PartitionPrefixes =
    [
        ("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("eusc-", "aws-eusc"),
        ("us-iso-", "aws-iso"), ("us-isob-", "aws-iso-b"), ("eu-isoe-", "aws-iso-e"), ("us-isof-", "aws-iso-f"),
    ];

    /// <summary>Whether a text has the form of a Region: <c>eu-central-1</c>.</summary>
    public static bool HasForm(string region) => Pattern.Fits(region, @"[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}");

    /// <summary>Whether this is a Region that is known here.</summary>
    public static bool IsKnown(string region) => ByPartition.Values.Any(regions => regions.Contains(region, StringComparer.Ordinal));

    /// <summary>The partition of a Region, known or new: <c>aws-cn</c> of <c>cn-north-1</c>.</summary>
    public static string PartitionOf(string region) =>
        PartitionPrefixes.FirstOrDefault(pair => region.StartsWith(pair.Prefix, StringComparison.Ordinal)).Partition ?? "aws";
}
