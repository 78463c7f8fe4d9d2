using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace Deploy.Engine.Clients;

/// <summary>Tells families of errors apart, whatever the service calls them.</summary>
public static partial class ServiceErrors
{
    private static readonly HashSet<string> DeniedCodes = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "AuthorizationErrorException", "UnauthorizedException",
    };

    private static readonly HashSet<string> CredentialCodes = new(StringComparer.Ordinal)
    {
        "InvalidClientTokenId", "ExpiredToken", "ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException",
        "SignatureDoesNotMatch", "AuthFailure", "MissingAuthenticationToken", "MissingAuthenticationTokenException", "IncompleteSignature", "InvalidAccessKeyId",
        "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture",
    };

    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.Ordinal)
    {
        "ThrottlingException", "Throttling", "RequestLimitExceeded", "TooManyRequestsException", "RequestThrottled", "RequestThrottledException", "ThrottledException",
    };

    /// <summary>The caller may not do that.</summary>
    public static bool IsAccessDenied(this AmazonServiceException exception) =>
        DeniedCodes.Contains(exception.ErrorCode ?? "")
        || (exception.StatusCode == HttpStatusCode.Forbidden && !IsCredentialProblem(exception))
        || Performing().IsMatch(exception.Message);

    /// <summary>AWS does not accept the credentials: wrong, expired, or signed for something else.</summary>
    public static bool IsCredentialProblem(this AmazonServiceException exception) => CredentialCodes.Contains(exception.ErrorCode ?? "");

    /// <summary>
    /// AWS refuses the signature for its time, which is this machine's.
    /// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
    /// </summary>
    public static bool IsClockSkew(this AmazonServiceException exception) =>
        exception.ErrorCode is "RequestTimeTooSkewed" or "RequestInTheFuture" || (IsCredentialProblem(exception) && SignatureTime().IsMatch(exception.Message));

    /// <summary>Nobody answered, or something else in AWS's place.</summary>
    public static bool IsUnreachable(this Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is NoAnswerException or HttpRequestException { StatusCode: null } or SocketException or HttpIOException or WebException { Response: null }) return true;
        }

        return false;
    }

    /// <summary>What passes by itself: nobody answers, the service fails or asks for patience, or what came is no answer.</summary>
    public static bool IsTransient(this Exception exception) => exception switch
    {
        AmazonUnmarshallingException => true,
        AmazonServiceException e => e.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
            or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
            || ThrottlingCodes.Contains(e.ErrorCode ?? "") || e.IsUnreachable(),
        _ => exception.IsUnreachable(),
    };

    /// <summary>What was named does not exist: never, no more, or not yet.</summary>
    public static bool IsNotFound(this AmazonServiceException exception) =>
        exception.StatusCode is HttpStatusCode.NotFound
        || (exception.ErrorCode is { } code && (code.Contains("NotFound", StringComparison.Ordinal) || code.StartsWith("NoSuch", StringComparison.Ordinal)))
        // ECS has no code of its own for revisions: "TaskDefinition not found." and "Unable to describe task definition."
        || (exception.ErrorCode == "ClientException" && UnknownRevision().IsMatch(exception.Message));

    /// <summary>What was to be made exists, by whoever's hand: <c>EntityAlreadyExists</c> (IAM), <c>ResourceAlreadyExistsException</c>.</summary>
    public static bool IsAlreadyThere(this AmazonServiceException exception) =>
        exception.ErrorCode is { } code && code.Contains("AlreadyExists", StringComparison.Ordinal);

    /// <summary>The action that was denied, such as <c>ecs:UpdateService</c>; <c>?</c> where nothing tells it.</summary>
    public static string ActionOf(Exception exception) =>
        Performing().Match(exception.Message) is { Success: true } match ? match.Groups[1].Value
        : exception.Data[CallJournal.ActionKey] as string ?? "?";

    [GeneratedRegex(@"not authorized to perform: ([A-Za-z0-9-]+:[A-Za-z0-9*]+)")]
    private static partial Regex Performing();

    [GeneratedRegex("task ?definition not found|unable to describe task definition", RegexOptions.IgnoreCase)]
    private static partial Regex UnknownRevision();

    [GeneratedRegex("signature (expired|not yet current)", RegexOptions.IgnoreCase)]
    private static partial Regex SignatureTime();
}
