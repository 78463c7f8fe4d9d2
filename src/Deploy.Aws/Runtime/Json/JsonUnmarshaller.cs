using System.Net;
using System.Text.Json;
using Amazon.Runtime;

namespace Deploy.Aws.Runtime.Json;

/// <summary>Reads the replies of awsJson1.1 and restJson1, which are the same but for where a request's members go.</summary>
internal sealed class JsonUnmarshaller<TResponse>(ErrorCatalog errors) : DocumentUnmarshaller(errors)
    where TResponse : AmazonWebServiceResponse, IJsonOutput<TResponse>
{
    protected override AmazonWebServiceResponse ReadResponse(BufferedContext context)
    {
        // An operation without output answers with nothing at all, {} or null.
        using var document = context.IsEmptyResponse ? null : JsonDocument.Parse(context.Body);
        var response = TResponse.Read(document?.RootElement ?? default);
        response.ResponseMetadata = new ResponseMetadata { RequestId = context.ResponseData.GetHeaderValue("x-amzn-RequestId") };
        return response;
    }

    protected override ServiceError ReadError(BufferedContext context, Exception inner, HttpStatusCode status)
        => JsonErrors.Read(context, inner, status);
}
