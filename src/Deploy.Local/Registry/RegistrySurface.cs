using System.Text.Json.Nodes;
using Deploy.Local.Faults;
using Deploy.Local.Requests;
using Deploy.Local.Services;

namespace Deploy.Local.Registry;

/// <summary>Puts the registry on Local's port: with faults for service <c>registry</c> and an entry in the request log for each request.</summary>
/// <param name="registry">Called at the first request, so that an unused registry makes no folder.</param>
/// <param name="context">Local's faults and request log.</param>
public sealed class RegistrySurface(Func<ContainerRegistry> registry, LocalContext context) : IHttpSurface
{
    private const string Service = "registry";

    private readonly RegistryPermissions _permissions = new(context);

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => routes.Map("/v2/{**path}", HandleAsync);

    private async Task HandleAsync(HttpContext http)
    {
        var path = http.Request.RouteValues["path"] as string ?? "";
        var operation = RegistryOperation.Of(http.Request.Method, path);
        var mutating = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);
        var fault = context.Faults.Take(Service, operation.Name, mutating);
        var code = await BeforeAsync(http, fault);
        if (code is null && await _permissions.RefusalAsync(operation, HttpMethods.IsHead(http.Request.Method), registry().AccessKeyOf(http.Request)) is { } denied)
        {
            code = denied.Code;
            await ContainerRegistry.WriteErrorAsync(http, denied);
        }
        else if (code is null)
            code = await registry().HandleAsync(http, path);
        else if (code.Length > 0)
            await ContainerRegistry.WriteErrorAsync(http, Refusal(fault!.Kind));

        var broken = fault?.Kind is FaultKind.Timeout or FaultKind.Hang or FaultKind.Reset or FaultKind.DropAfterActing or FaultKind.ServerErrorAfterActing;
        Record(http, operation, mutating, broken ? 0 : http.Response.StatusCode, broken ? fault!.Kind.ToString() : code);
        if (broken)
            http.Abort();
    }

    /// <summary>Null to go on, else the code of the refusal; empty when there is no answer, or no refusal, to write.</summary>
    private static async Task<string?> BeforeAsync(HttpContext http, Fault? fault)
    {
        switch (fault?.Kind)
        {
            case FaultKind.Throttle or FaultKind.ServerError or FaultKind.Denied or FaultKind.ExpiredToken or FaultKind.Unavailable:
                return Refusal(fault.Kind).Code;
            case FaultKind.HtmlPage or FaultKind.EmptyReply:
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync(fault.Kind == FaultKind.HtmlPage ? "<html><body>Sign in to the network</body></html>" : "", http.RequestAborted);
                return "";
            case FaultKind.Reset:
                return "";
            case FaultKind.Hang:
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return "";
            case FaultKind.Slow:
                await Task.Delay(fault.Delay, http.RequestAborted);
                return null;
            case FaultKind.Timeout:
                await Task.Delay(fault.Delay, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return "";
            default:
                return null;
        }
    }

    private static RegistryException Refusal(FaultKind kind) => kind switch
    {
        FaultKind.Throttle => new(StatusCodes.Status429TooManyRequests, "TOOMANYREQUESTS", "Rate exceeded"),
        FaultKind.ExpiredToken => new(StatusCodes.Status403Forbidden, "DENIED", "Your authorization token has expired. Reauthenticate and try again."),
        FaultKind.Unavailable => new(StatusCodes.Status503ServiceUnavailable, "UNAVAILABLE", "No server is available to handle this request."),
        FaultKind.Denied => new(StatusCodes.Status403Forbidden, "DENIED", "User is not authorized to do this"),
        _ => new(StatusCodes.Status500InternalServerError, "UNKNOWN", "The server failed, as a fault asked it to."),
    };

    private void Record(HttpContext http, RegistryOperation operation, bool mutating, int status, string? code)
    {
        var input = new JsonObject().With("repository", operation.Repository).With("reference", operation.Reference);
        var region = operation.Repository is { } path && path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "";
        var user = http.Request.Headers.Authorization.Count > 0 ? AuthorizationTokens.User : "";
        context.Requests.Record(new RequestEntry(Service, operation.Name, mutating, status, code, region, user, input));
    }
}
