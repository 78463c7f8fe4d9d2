using System.Text.Json.Nodes;
using Deploy.Local.Models;
using Deploy.Local.Services;

namespace Deploy.Local.Protocols;

/// <summary>awsJson1.0 and awsJson1.1: POST to "/", the operation in <c>X-Amz-Target</c>.</summary>
internal sealed class JsonProtocol : IWireProtocol
{
    public string? OperationOf(WireRequest request, ServiceModel model)
    {
        var target = request.Headers["X-Amz-Target"].ToString();
        return target.Length == 0 ? null : target[(target.LastIndexOf('.') + 1)..];
    }

    public JsonObject Decode(WireRequest request, OperationModel operation)
    {
        var body = JsonBody.Parse(request.Body);
        if (body is not JsonObject)
            throw new LocalServiceException("SerializationException", "Start of structure or map expected at the top of the request.");
        return operation.Input is null ? (JsonObject)body : (JsonObject)JsonBody.FromWire(body, operation.Input)!;
    }

    public WireReply Encode(ServiceModel model, OperationModel operation, JsonObject output, string requestId)
    {
        // An operation without output answers with an empty body.
        var body = operation.Output is null ? [] : JsonBody.Write(JsonBody.ToWire(output, operation.Output)!);
        return new WireReply(200, ContentType(model), body);
    }

    public WireReply EncodeError(ServiceModel? model, WireError error, string requestId) =>
        new(error.Status, ContentType(model), JsonBody.Write(JsonBody.Error(error)))
        {
            Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = error.Code },
        };

    private static string ContentType(ServiceModel? model) => $"application/x-amz-json-{model?.JsonVersion ?? "1.1"}";
}
