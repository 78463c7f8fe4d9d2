using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Hosting;

/// <summary>
/// Keeps web pages out. Whatever a browser shows may send requests to this port: it could reset the account, delete roles and read tokens.
/// A page is recognised by where it comes from, and one that gave its own name our address (DNS rebinding) by the name that it asked for.
/// </summary>
/// <param name="port">The port of this server.</param>
/// <param name="isOfTask">
/// Whether a request under the name that containers of a desktop's virtual machine call this one by is one of a task: only those are answered.
/// Null: none is.
/// </param>
public sealed class RequestGuard(int port, Func<HttpRequest, Task<bool>>? isOfTask = null)
{
    private const string DesktopName = "host.docker.internal";

    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Why a request is refused; null: it is not.</summary>
    public string? WhyRefused(HttpRequest request)
    {
        if (!IsOwn(request.Host))
            return $"Local answers to localhost:{port}, 127.0.0.1:{port}, [::1]:{port} and names below localhost, not to '{request.Host}'.";
        if (request.Headers.Origin.Count > 0 && !IsOwnOrigin(request.Headers.Origin.ToString()))
            return "Local does not answer web pages.";
        // A page's images and links name no origin; where they come from, browsers say here.
        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "none" or "same-origin" ? null : "Local does not answer web pages.";
    }

    /// <summary>Answers 403 in place of what comes after, where a request is refused.</summary>
    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (isOfTask is not null && http.Request.Host is { } host && host.Port == port && host.Host.Equals(DesktopName, StringComparison.OrdinalIgnoreCase))
        {
            await (await isOfTask(http.Request) ? next(http) : TaskGuard.RefuseAsync(http));
            return;
        }

        if (WhyRefused(http.Request) is not { } why)
        {
            await next(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        await http.Response.WriteAsJsonAsync(new { message = why });
    }

    private bool IsOwnOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && IsOwn(HostString.FromUriComponent(address));

    private bool IsOwn(HostString host) =>
        (host.Port ?? 80) == port
        && (Names.Contains(host.Host, StringComparer.OrdinalIgnoreCase) || host.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase));
}
