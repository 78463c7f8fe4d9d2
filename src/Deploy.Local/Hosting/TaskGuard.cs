using Deploy.Local.Pipeline;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Hosting;

/// <summary>
/// Lets containers of tasks ask what tasks ask, and nothing else. Other containers, other users of this machine and, where it forwards, other machines
/// reach the same address; so a request has to show something that only a task knows: the path of its metadata, or its role's session token.
/// </summary>
internal sealed class TaskGuard(LocalContext context)
{
    private const string TokenHeader = "X-Amz-Security-Token";

    /// <summary>Paths that are no service of AWS: Local's own, its page, and the registry, which tasks have no business with.</summary>
    private static readonly string[] Own = ["/_local", "/v2"];

    /// <summary>Whether a request may be answered.</summary>
    public async Task<bool> AllowsAsync(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/_task"))
            // The surface knows the tokens of tasks, and answers 404 to all others.
            return true;
        if (Own.Any(path => request.Path.StartsWithSegments(path)) || (request.Path == "/" && HttpMethods.IsGet(request.Method)))
            return false;
        if (CredentialScope.Of(request) is not { } scope || TokenOf(request) is not { Length: > 0 } token)
            return false;
        return await context.Gate.RunAsync(
            () => context.Peers.Find<ISessions>()?.IsOfTask(scope.AccessKeyId, token) == true, request.HttpContext.RequestAborted);
    }

    private static string TokenOf(HttpRequest request) =>
        request.Headers[TokenHeader].ToString() is { Length: > 0 } token ? token : request.Query[TokenHeader].ToString();

    /// <summary>Answers what is not allowed.</summary>
    public static async Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        await http.Response.WriteAsJsonAsync(
            new { message = "Here Local answers its tasks only: what their metadata say, and calls with the credentials of their role." });
    }
}
