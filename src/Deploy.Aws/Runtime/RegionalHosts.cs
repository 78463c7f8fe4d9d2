using Amazon;

namespace Deploy.Aws.Runtime;

/// <summary>
/// The host of a regional service: <c>prefix[-fips].region.suffix</c>, and the services that deviate from it
/// (https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html).
/// </summary>
internal static class RegionalHosts
{
    public static string Name(string prefix, RegionEndpoint region, bool fips, bool dualStack)
    {
        var ownSuffix = dualStack && !IsDualStackByItsPlainName(prefix, region, fips);
        var suffix = ownSuffix ? Partitions.DualStackSuffix(region) : region.PartitionDnsSuffix;

        // Only the first of ECR's names has the "api.".
        if (dualStack)
            prefix = prefix.Replace("api.", "", StringComparison.Ordinal);
        if (fips && !IsFipsByItsPlainName(prefix, region, dualStack))
            prefix += "-fips";
        return $"{prefix}.{region.SystemName}.{suffix}";
    }

    // In GovCloud the ordinary host of these services is the FIPS one; a "-fips" name does not exist there.
    private static bool IsFipsByItsPlainName(string prefix, RegionEndpoint region, bool dualStack)
        => region.PartitionName == "aws-us-gov"
            && (prefix == "events" || (!dualStack && prefix is "logs" or "elasticloadbalancing"));

    private static bool IsDualStackByItsPlainName(string prefix, RegionEndpoint region, bool fips)
        => prefix == "secretsmanager"
            && (region.PartitionName is "aws" or "aws-us-gov" || (region.PartitionName == "aws-cn" && !fips));
}
