using System.Net;
using System.Text.Json;
using Amazon.Runtime;

namespace Deploy.Aws.Runtime.Json;

/// <summary>Finds code and message of an error in the places where the JSON protocols put them.</summary>
internal static class JsonErrors
{
    public static ServiceError Read(BufferedContext context, Exception inner, HttpStatusCode status)
    {
        var body = TryParse(context.Body);
        var code = context.ResponseData.GetHeaderValue("x-amzn-ErrorType");
        if (string.IsNullOrEmpty(code))
            code = Text(body, "__type") ?? Text(body, "code") ?? Text(body, "Code");
        var message = Text(body, "message") ?? Text(body, "Message") ?? Text(body, "errorMessage");
        return new ServiceError(
            Bare(code), message, ErrorType.Unknown, context.ResponseData.GetHeaderValue("x-amzn-RequestId"), status, inner)
        { Json = body };
    }

    /// <summary>The name between a namespace (<c>com.amazonaws.ecs#Name</c>) and a URL (<c>Name:http://…</c>).</summary>
    internal static string? Bare(string? code)
    {
        if (string.IsNullOrEmpty(code))
            return null;
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
            code = code[..colon];
        return code[(code.LastIndexOf('#') + 1)..].Trim();
    }

    // A proxy or load balancer in between may answer with HTML; the status still tells something.
    private static JsonElement TryParse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement body, string name) => body.Member(name, JsonOutput.String);
}
