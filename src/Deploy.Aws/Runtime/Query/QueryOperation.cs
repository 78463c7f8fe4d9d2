using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Deploy.Aws.Runtime.Query;

/// <summary>An operation of the awsQuery protocol (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).</summary>
internal sealed class QueryOperation<TRequest, TResponse> : InvokeOptions
    where TRequest : AmazonWebServiceRequest, IQueryInput
    where TResponse : AmazonWebServiceResponse, IXmlOutput<TResponse>
{
    public QueryOperation(ServiceDescription service, ErrorCatalog errors, string name, string? resultWrapper)
    {
        RequestMarshaller = new Marshaller(service, name);
        ResponseUnmarshaller = new QueryUnmarshaller<TResponse>(errors, resultWrapper);
    }

    private sealed class Marshaller(ServiceDescription service, string name) : RequestMarshaller<TRequest>(service)
    {
        private readonly string _version = service.ApiVersion;

        protected override void Write(DefaultRequest request, TRequest input)
        {
            request.Parameters["Action"] = name;
            request.Parameters["Version"] = _version;
            input.Write(new QueryParameters(request.Parameters, ""));
        }
    }
}
