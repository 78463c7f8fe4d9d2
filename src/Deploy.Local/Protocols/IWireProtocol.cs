using System.Text.Json.Nodes;
using Deploy.Local.Models;

namespace Deploy.Local.Protocols;

/// <summary>One of AWS's protocols: both ways between bytes and a JSON object with the model's member names.</summary>
public interface IWireProtocol
{
    /// <summary>The operation that the request names, whether or not it exists; null when it names none.</summary>
    string? OperationOf(WireRequest request, ServiceModel model);

    /// <exception cref="Services.LocalServiceException">The bytes are not a document of this protocol.</exception>
    JsonObject Decode(WireRequest request, OperationModel operation);

    WireReply Encode(ServiceModel model, OperationModel operation, JsonObject output, string requestId);

    WireReply EncodeError(ServiceModel? model, WireError error, string requestId);
}
