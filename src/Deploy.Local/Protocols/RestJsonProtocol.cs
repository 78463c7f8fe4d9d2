using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deploy.Local.Models;
using Deploy.Local.Services;
using Microsoft.Extensions.Primitives;

namespace Deploy.Local.Protocols;

/// <summary>restJson1: the operation is found by method and path; members live in path, query, headers and body.</summary>
internal sealed class RestJsonProtocol : IWireProtocol
{
    public string? OperationOf(WireRequest request, ServiceModel model) => model.Operations.Values
        .Where(o => o.HttpMethod == request.Method)
        .Select(o => (Operation: o, Path: RestPath.Match(o.RequestUri, request.Path)))
        .Where(o => o.Path is not null)
        .OrderBy(o => o.Path!.Count)
        .Select(o => o.Operation.Name)
        .FirstOrDefault();

    public JsonObject Decode(WireRequest request, OperationModel operation)
    {
        if (operation.Input is not { } shape)
            return [];
        var path = RestPath.Match(operation.RequestUri, request.Path) ?? [];
        var input = new JsonObject();
        var payload = shape.Payload is null ? null : shape.Members[shape.Payload];
        var body = JsonBody.Parse(request.Body);
        if (payload is not null && request.Body.Length > 0)
            input[payload.Name] = JsonBody.FromWire(body, payload.Shape);
        else if (payload is null)
            input = JsonBody.FromWire(body, shape) as JsonObject
                ?? throw new LocalServiceException("SerializationException", "Start of structure or map expected at the top of the request.");

        foreach (var member in shape.Members.Values)
        {
            JsonNode? value = member.Location switch
            {
                "uri" => path.TryGetValue(member.WireName, out var text) ? Scalars.Parse(text, member.Shape) : null,
                "querystring" => FromQuery(request.Query[member.WireName], member),
                "header" => request.Headers.TryGetValue(member.WireName, out var header) ? Scalars.Parse(header.ToString(), member.Shape) : null,
                _ => null,
            };
            if (value is not null)
                input[member.Name] = value;
        }

        return input;
    }

    public WireReply Encode(ServiceModel model, OperationModel operation, JsonObject output, string requestId)
    {
        var headers = new Dictionary<string, string>();
        var status = operation.ResponseCode;
        if (operation.Output is not { } shape)
            return new WireReply(status, "application/json", "{}"u8.ToArray());

        var body = new JsonObject();
        foreach (var (name, value) in output)
        {
            var member = shape.Members.GetValueOrDefault(name);
            switch (member?.Location)
            {
                case "header":
                    headers[member.WireName] = value!.ToString();
                    break;
                case "statusCode":
                    status = (int)value!;
                    break;
                default:
                    body[name] = value?.DeepClone();
                    break;
            }
        }

        JsonNode content = shape.Payload is { } payload
            ? JsonBody.ToWire(body[payload], shape.Members[payload].Shape) ?? new JsonObject()
            : JsonBody.ToWire(body, shape)!;
        return new WireReply(status, "application/json", JsonBody.Write(content)) { Headers = headers };
    }

    public WireReply EncodeError(ServiceModel? model, WireError error, string requestId)
    {
        var body = JsonBody.Error(error);
        body["Message"] = error.Message;
        body.Remove("__type");
        body.Remove("message");
        return new WireReply(error.Status, "application/json", JsonBody.Write(body))
        {
            Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = error.Code },
        };
    }

    private static JsonNode? FromQuery(StringValues values, Member member)
    {
        if (values.Count == 0)
            return null;
        return member.Shape.Type == "list"
            ? new JsonArray([.. values.Select(v => Scalars.Parse(v ?? "", member.Shape.Member!.Shape))])
            : Scalars.Parse(values[0] ?? "", member.Shape);
    }
}
