using Amazon;
using Amazon.Runtime;

namespace Deploy.Aws.Runtime;

/// <summary>What <see cref="RegionEndpoint"/> does not tell about a partition.</summary>
internal static class Partitions
{
    public static string DualStackSuffix(RegionEndpoint region) => region.PartitionName switch
    {
        "aws" or "aws-us-gov" => "api.aws",
        "aws-cn" => "api.amazonwebservices.com.cn",
        "aws-eusc" => "api.amazonwebservices.eu",
        "aws-iso" => "api.aws.ic.gov",
        "aws-iso-b" => "api.aws.scloud",
        "aws-iso-e" => "api.cloud-aws.adc-e.uk",
        "aws-iso-f" => "api.aws.hci.ic.gov",
        _ => throw new AmazonClientException($"Dual-stack endpoints of partition {region.PartitionName} are not known. Turn UseDualstackEndpoint off or set ServiceURL."),
    };

    /// <summary>The region that signs for global services; calls to them from any region of the partition use it.</summary>
    public static string GlobalSigningRegion(RegionEndpoint region) => region.PartitionName switch
    {
        "aws" => "us-east-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-cn" => "cn-north-1",
        "aws-eusc" => "eusc-de-east-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        "aws-iso-e" => "eu-isoe-west-1",
        "aws-iso-f" => "us-isof-south-1",
        _ => region.SystemName,
    };
}
