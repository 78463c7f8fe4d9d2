using Deploy.Local.Protocols;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Pipeline;

/// <summary>How large requests of AWS clients may be. AWS's own limits lie near; each service has smaller ones for what is in them.</summary>
public static class RequestLimits
{
    /// <summary>Layers in parts of at most 20 MiB, as base64.</summary>
    public const int Largest = 32 * 1024 * 1024;

    private const int Form = 1024 * 1024;
    private const int Document = 4 * 1024 * 1024;
    private const string Registry = "AmazonEC2ContainerRegistry";

    /// <summary>Bytes that the body of a request may have.</summary>
    public static int Of(HttpRequest request) =>
        request.Headers["X-Amz-Target"].ToString().StartsWith(Registry, StringComparison.Ordinal) ? Largest
        : WireRequest.HasForm(request.Headers) ? Form
        : Document;
}
