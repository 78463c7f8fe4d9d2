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
    };

    /// <summary>The caller may not do that.</summary>
    public static bool IsAccessDenied(this AmazonServiceException exception) =>
        DeniedCodes.Contains(exception.ErrorCode ?? "")
        || (exception.StatusCode == HttpStatusCode.Forbidden && !IsCredentialProblem(exception))
        || Performing().IsMatch(exception.Message);

    /// <summary>AWS does not accept the credentials: wrong, expired, or signed for something else.</summary>
    public static bool IsCredentialProblem(this AmazonServiceException exception) => CredentialCodes.Contains(exception.ErrorCode ?? "");

    /// <summary>Nobody answered.</summary>
    public static bool IsUnreachable(this Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is HttpRequestException { StatusCode: null } or SocketException or WebException { Response: null }) return true;
        }

        return false;
    }

    /// <summary>The action that was denied, such as <c>ecs:UpdateService</c>; <c>?</c> where nothing tells it.</summary>
    public static string ActionOf(AmazonServiceException exception) =>
        Performing().Match(exception.Message) is { Success: true } match ? match.Groups[1].Value
        : exception.Data[CallJournal.ActionKey] as string ?? "?";

    [GeneratedRegex(@"not authorized to perform: ([A-Za-z0-9-]+:[A-Za-z0-9*]+)")]
    private static partial Regex Performing();
}
