using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Deploy.Aws.Runtime;

/// <summary>
/// Which URL serves a region: the regional pattern that the generated services share, in every partition,
/// with FIPS and dual-stack names; or the one endpoint of a partition for a global service.
/// </summary>
internal sealed class EndpointRules(ServiceDescription service) : IEndpointProvider
{
    internal const string Region = "Region";
    internal const string UseFips = "UseFIPS";
    internal const string UseDualStack = "UseDualStack";
    internal const string CustomEndpoint = "Endpoint";

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var region = (string?)parameters[Region];
        var fips = parameters[UseFips] is true;
        var dualStack = parameters[UseDualStack] is true;
        if (parameters[CustomEndpoint] is string url)
        {
            if (fips || dualStack)
                throw new AmazonClientException(
                    $"{service.ServiceId}: FIPS or dual-stack cannot be combined with the custom endpoint {url}. Remove one of the two settings.");
            return Signed(url, region);
        }

        if (string.IsNullOrEmpty(region))
            throw new AmazonClientException(
                $"{service.ServiceId}: no region and no endpoint is configured. Set AWS_REGION, or RegionEndpoint or ServiceURL of the client's configuration.");

        // A region that the SDK does not know yet still belongs to a partition by its name.
        var partition = RegionEndpoint.GetBySystemName(region);
        if (service.IsGlobal)
            return GlobalEndpoints.Resolve(service, partition, fips, dualStack);

        return Signed($"https://{RegionalHosts.Name(service.EndpointPrefix, partition, fips, dualStack)}", region);
    }

    internal static Endpoint Signed(string url, string? signingRegion) => string.IsNullOrEmpty(signingRegion)
        ? new Endpoint(url)
        : new Endpoint(url, $$"""{"authSchemes":[{"name":"sigv4","signingRegion":"{{signingRegion}}"}]}""", null);
}
