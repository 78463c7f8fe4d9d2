using System.Net;
using System.Text.Json;
using Amazon.Runtime;

namespace Deploy.Aws.Runtime;

/// <summary>An error as the service sent it, before it becomes a typed exception.</summary>
internal sealed record ServiceError(
    string? Code, string? Message, ErrorType Type, string? RequestId, HttpStatusCode Status, Exception Inner)
{
    /// <summary>The error's own members, for exceptions that have some besides the message (JSON protocols).</summary>
    public JsonElement Json { get; init; }
}
