using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Deploy.Aws.Runtime.Json;

/// <summary>An operation of the restJson1 protocol (https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html).</summary>
internal sealed class RestJsonOperation<TRequest, TResponse> : InvokeOptions
    where TRequest : AmazonWebServiceRequest, IRestInput
    where TResponse : AmazonWebServiceResponse, IJsonOutput<TResponse>
{
    public RestJsonOperation(ServiceDescription service, ErrorCatalog errors, string method, string path, bool hasBody)
    {
        RequestMarshaller = new Marshaller(service, method, path, hasBody);
        ResponseUnmarshaller = new JsonUnmarshaller<TResponse>(errors);
    }

    private sealed class Marshaller(ServiceDescription service, string method, string path, bool hasBody)
        : RequestMarshaller<TRequest>(service)
    {
        protected override void Write(DefaultRequest request, TRequest input)
        {
            request.HttpMethod = method;
            request.ResourcePath = path;
            request.UseQueryString = true;
            input.WriteUri(new RestUri(request));
            if (!hasBody)
                return;
            request.Headers["Content-Type"] = "application/json";
            request.Content = JsonBody.Write(input);
        }
    }
}
