using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Deploy.Aws.Runtime;

/// <summary>Turns a buffered reply into a response or an exception; a protocol says how.</summary>
internal abstract class DocumentUnmarshaller(ErrorCatalog errors) : ResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var context = (BufferedContext)input;
        try
        {
            return ReadResponse(context);
        }
        catch (Exception e) when (e is not AmazonServiceException)
        {
            // Without the body: it may hold secrets, and the request id is enough to ask AWS about it.
            throw new AmazonUnmarshallingException(
                context.ResponseData.GetHeaderValue("x-amzn-RequestId"), null, e, context.ResponseData.StatusCode);
        }
    }

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        => errors.Create(ReadError((BufferedContext)input, innerException, statusCode));

    protected abstract AmazonWebServiceResponse ReadResponse(BufferedContext context);

    protected abstract ServiceError ReadError(BufferedContext context, Exception inner, HttpStatusCode status);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException)
        => new BufferedContext(responseStream, response);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext)
        => new BufferedContext(responseStream, response);
}
