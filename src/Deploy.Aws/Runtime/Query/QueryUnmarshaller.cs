using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;

namespace Deploy.Aws.Runtime.Query;

/// <summary>Reads the replies of the awsQuery protocol.</summary>
internal sealed class QueryUnmarshaller<TResponse>(ErrorCatalog errors, string? resultWrapper) : DocumentUnmarshaller(errors)
    where TResponse : AmazonWebServiceResponse, IXmlOutput<TResponse>
{
    protected override AmazonWebServiceResponse ReadResponse(BufferedContext context)
    {
        var root = context.IsEmptyResponse ? new XElement("Response") : XmlBody.Parse(context.Body);
        var result = resultWrapper is null ? root : root.Child(resultWrapper) ?? new XElement(resultWrapper);
        var response = TResponse.Read(result);
        var requestId = root.Child("ResponseMetadata")?.Child("RequestId")?.Value;
        response.ResponseMetadata = new ResponseMetadata { RequestId = requestId ?? context.ResponseData.GetHeaderValue("x-amzn-RequestId") };
        return response;
    }

    protected override ServiceError ReadError(BufferedContext context, Exception inner, HttpStatusCode status)
    {
        var root = TryParse(context.Body);

        // <ErrorResponse><Error/><RequestId/></ErrorResponse>, or the older <Response><Errors><Error/></Errors></Response>.
        var error = root?.Child("Error") ?? root?.Child("Errors")?.Child("Error");
        var type = error?.Child("Type")?.Value switch
        {
            "Sender" => ErrorType.Sender,
            "Receiver" => ErrorType.Receiver,
            _ => ErrorType.Unknown,
        };
        var requestId = root?.Child("RequestId")?.Value ?? root?.Child("RequestID")?.Value
            ?? context.ResponseData.GetHeaderValue("x-amzn-RequestId");
        return new ServiceError(error?.Child("Code")?.Value, error?.Child("Message")?.Value, type, requestId, status, inner);
    }

    private static XElement? TryParse(byte[] body)
    {
        try
        {
            return XmlBody.Parse(body);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
