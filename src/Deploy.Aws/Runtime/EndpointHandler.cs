using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Deploy.Aws.Runtime;

/// <summary>Puts the resolved endpoint and the signing region on the request.</summary>
internal sealed class EndpointHandler : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
        => Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    internal static EndpointParameters Parameters(IClientConfig config, RegionEndpoint? alternate)
    {
        var parameters = new EndpointParameters();
        parameters[EndpointRules.UseFips] = config.UseFIPSEndpoint;
        parameters[EndpointRules.UseDualStack] = config.UseDualstackEndpoint;
        if (!string.IsNullOrEmpty(config.ServiceURL))
            parameters[EndpointRules.CustomEndpoint] = config.ServiceURL;

        // With AWS_ENDPOINT_URL and a region, the region must still sign: a local stand-in keeps regions apart by it.
        parameters[EndpointRules.Region] = alternate?.SystemName ?? config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion;
        return parameters;
    }
}
