using System.Text.Json.Nodes;

namespace Deploy.Local.Services;

/// <summary>An error that AWS would answer with; it becomes the protocol's error document.</summary>
/// <param name="code">The code on the wire: <c>ClusterNotFoundException</c>, <c>NoSuchEntity</c> …</param>
/// <param name="message">AWS's words as closely as they are known.</param>
/// <param name="status">HTTP status; 0 takes the model's status for that error, else 400.</param>
/// <param name="details">Further members of the modelled error.</param>
public sealed class LocalServiceException(string code, string message, int status = 0, JsonObject? details = null) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    public JsonObject? Details { get; } = details;
}
