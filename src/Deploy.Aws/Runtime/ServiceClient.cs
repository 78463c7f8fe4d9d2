using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Deploy.Aws.Runtime;

/// <summary>The base of the generated clients: AWSSDK.Core's pipeline with our endpoint rules and SigV4.</summary>
public abstract class ServiceClient : AmazonServiceClient
{
    /// <summary>Creates a client; without credentials the default chain is used.</summary>
    protected ServiceClient(AWSCredentials? credentials, ServiceClientConfig config)
        : base(credentials, config)
    {
    }

    // Computed, because the base constructor already asks for it.
    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => field ??= new Metadata(((ServiceClientConfig)Config).Service.ServiceId);

    /// <summary>False: bodies carry environment values and policies, so they are never logged.</summary>
    protected override bool SupportResponseLogging => false;

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new EndpointHandler());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());
    }

    private sealed class Metadata(string serviceId) : IServiceMetadata
    {
        public string ServiceId { get; } = serviceId;

        public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
    }
}
