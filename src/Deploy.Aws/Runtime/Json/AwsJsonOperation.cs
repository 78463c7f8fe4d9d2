using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Deploy.Aws.Runtime.Json;

/// <summary>An operation of the awsJson1.1 protocol (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).</summary>
internal sealed class AwsJsonOperation<TRequest, TResponse> : InvokeOptions
    where TRequest : AmazonWebServiceRequest, IJsonInput
    where TResponse : AmazonWebServiceResponse, IJsonOutput<TResponse>
{
    public AwsJsonOperation(ServiceDescription service, ErrorCatalog errors, string name)
    {
        RequestMarshaller = new Marshaller(service, name);
        ResponseUnmarshaller = new JsonUnmarshaller<TResponse>(errors);
    }

    private sealed class Marshaller(ServiceDescription service, string name) : RequestMarshaller<TRequest>(service)
    {
        private readonly string _target = $"{service.TargetPrefix}.{name}";

        protected override void Write(DefaultRequest request, TRequest input)
        {
            request.Headers["X-Amz-Target"] = _target;
            request.Headers["Content-Type"] = "application/x-amz-json-1.1";
            request.Content = JsonBody.Write(input);
        }
    }
}
