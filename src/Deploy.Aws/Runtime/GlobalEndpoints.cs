using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Deploy.Aws.Runtime;

/// <summary>The one endpoint that a partition has for a global service (IAM's table: https://docs.aws.amazon.com/general/latest/gr/iam-service.html).</summary>
internal static class GlobalEndpoints
{
    public static Endpoint Resolve(ServiceDescription service, RegionEndpoint partition, bool fips, bool dualStack)
    {
        if (fips && partition.PartitionName is not ("aws" or "aws-us-gov" or "aws-iso" or "aws-iso-b"))
            throw new AmazonClientException($"{service.ServiceId} has no FIPS endpoint in partition {partition.PartitionName}. Turn UseFIPSEndpoint off.");
        var name = fips && partition.PartitionName != "aws-us-gov" ? service.EndpointPrefix + "-fips" : service.EndpointPrefix;
        return EndpointRules.Signed($"https://{Host(name, partition, dualStack)}", Partitions.GlobalSigningRegion(partition));
    }

    private static string Host(string name, RegionEndpoint partition, bool dualStack)
    {
        if (dualStack)
        {
            var suffix = Partitions.DualStackSuffix(partition);
            return partition.PartitionName switch
            {
                "aws" or "aws-cn" => $"{name}.global.{suffix}",
                "aws-us-gov" => $"{name}.us-gov.{suffix}",
                _ => $"{name}.{suffix}",
            };
        }

        // The commercial partition's endpoint has no region at all; the others name theirs.
        return partition.PartitionName switch
        {
            "aws" => $"{name}.{partition.PartitionDnsSuffix}",
            "aws-us-gov" => $"{name}.us-gov.{partition.PartitionDnsSuffix}",
            _ => $"{name}.{Partitions.GlobalSigningRegion(partition)}.{partition.PartitionDnsSuffix}",
        };
    }
}
