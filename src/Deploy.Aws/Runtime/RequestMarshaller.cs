using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Deploy.Aws.Runtime;

/// <summary>Starts a request; a protocol adds the rest.</summary>
internal abstract class RequestMarshaller<TRequest>(ServiceDescription service) : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var request = new DefaultRequest(input, service.ServiceId) { HttpMethod = "POST", ResourcePath = "/" };
        Write(request, (TRequest)input);
        return request;
    }

    protected abstract void Write(DefaultRequest request, TRequest input);
}
