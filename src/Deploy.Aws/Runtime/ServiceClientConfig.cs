using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Deploy.Aws.Runtime;

/// <summary>
/// The configuration base of the generated clients. Region, credentials, retries, <c>ServiceURL</c>,
/// <c>AWS_ENDPOINT_URL</c> and <c>AWS_ENDPOINT_URL_&lt;SERVICE&gt;</c> behave as in every AWS SDK client.
/// </summary>
public abstract class ServiceClientConfig : ClientConfig
{
    private readonly ServiceDescription _service;

    /// <summary>Creates the configuration of the service.</summary>
    protected ServiceClientConfig(ServiceDescription service)
        : base(new DefaultConfigurationProvider(DefaultConfigurations.All))
    {
        _service = service;
        UserAgent = InternalSDKUtils.BuildUserAgentString(service.ServiceId, service.ApiVersion);
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        EndpointProvider = new EndpointRules(service);
    }

    /// <inheritdoc/>
    public override string ServiceVersion => _service.ApiVersion;

    /// <inheritdoc/>
    public override string UserAgent { get; }

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => _service.EndpointPrefix;

    internal ServiceDescription Service => _service;

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
        => EndpointProvider.ResolveEndpoint(EndpointHandler.Parameters(this, parameters.AlternateEndpoint));
}
