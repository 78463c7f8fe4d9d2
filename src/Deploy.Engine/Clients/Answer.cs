using System.Net;
using System.Net.Sockets;

namespace Deploy.Engine.Clients;

/// <summary>Tells an answer of AWS from a failure that passes, and from what something between here and there says in its place.</summary>
internal static class Answer
{
    private const string RequestId = "x-amzn-RequestId";
    private const string OtherRequestId = "x-amz-request-id";

    /// <summary>Why an answer will not do.</summary>
    /// <param name="Text">For people.</param>
    /// <param name="MayHaveActed">The request may have reached the service, and the service may have done it.</param>
    /// <param name="IsOfService">The service's own error, which the SDK can read.</param>
    internal sealed record Problem(string Text, bool MayHaveActed, bool IsOfService = false)
    {
        public Exception? Cause { get; init; }
    }

    /// <summary>The SDK's id of the call.</summary>
    public static string? InvocationOf(HttpRequestMessage request) =>
        request.Headers.TryGetValues(LostAnswers.InvocationHeader, out var values) ? values.FirstOrDefault() : null;

    /// <summary>What is wrong with a reply; null: it is an answer.</summary>
    public static Problem? ProblemOf(HttpResponseMessage reply)
    {
        var isOfService = reply.Headers.Contains(RequestId) || reply.Headers.Contains(OtherRequestId);
        var isEmpty = reply.Content.Headers.ContentLength == 0 && reply.StatusCode != HttpStatusCode.NoContent;
        var type = reply.Content.Headers.ContentType?.MediaType;
        return reply.StatusCode switch
        {
            // A failure that no service signed is left to the SDK: an emulator says so of what it does not know.
            HttpStatusCode.InternalServerError => isOfService ? Failing(reply, mayHaveActed: true) : null,
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => Failing(reply, mayHaveActed: true),
            HttpStatusCode.ServiceUnavailable => Failing(reply, mayHaveActed: false),
            _ when !reply.IsSuccessStatusCode => null,
            _ when isEmpty && !(isOfService && MayBeEmpty(reply)) => new Problem("an empty answer came in place of AWS's", MayHaveActed: true),
            _ when !isOfService && type == "text/html" => new Problem("a web page came in place of AWS's answer: a proxy or a sign-in page is in between", MayHaveActed: false),
            _ => null,
        };
    }

    /// <summary>What is wrong with a connection.</summary>
    public static Problem ProblemOf(Exception exception) =>
        new(exception.GetBaseException().Message.TrimEnd('.'), MayHaveActed: !IsBeforeSending(exception)) { Cause = exception };

    /// <summary>True for what the network does to a request.</summary>
    public static bool IsBroken(Exception exception) => exception is HttpRequestException or IOException or SocketException or OperationCanceledException;

    /// <summary>Operations without a result answer with nothing in CloudWatch Logs and EventBridge; all others have a document.</summary>
    private static bool MayBeEmpty(HttpResponseMessage reply) =>
        reply.RequestMessage?.Headers.TryGetValues("X-Amz-Target", out var target) == true
        && target.Any(name => name.StartsWith("Logs_", StringComparison.Ordinal) || name.StartsWith("AWSEvents", StringComparison.Ordinal));

    private static bool IsBeforeSending(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private static Problem Failing(HttpResponseMessage reply, bool mayHaveActed) =>
        new($"status {(int)reply.StatusCode}", mayHaveActed, IsOfService: true);
}
