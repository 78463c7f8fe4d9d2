using System.Text;
using Deploy.Local.Faults;
using Deploy.Local.Protocols;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Pipeline;

/// <summary>What a client gets in place of the service's answer. Without an error and without bytes the connection breaks.</summary>
/// <param name="Code">As the request log names it.</param>
/// <param name="Error">In the form of the service's protocol.</param>
/// <param name="Raw">Bytes that are no document of the protocol.</param>
/// <param name="Reset">The connection breaks by a reset.</param>
internal sealed record FaultReply(string Code, WireError? Error = null, WireReply? Raw = null, bool Reset = false)
{
    private const string Html = "text/html; charset=utf-8";
    private const string Page = "<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body><form>Accept the terms of use</form></body></html>";
    private const string Unavailable = "<html><body><h1>503 Service Unavailable</h1>No server is available to handle this request.</body></html>";

    /// <summary>Null: the request goes on.</summary>
    public static async Task<FaultReply?> BeforeActingAsync(HttpContext http, ServedService served, string operation, Fault? fault)
    {
        var model = served.Model;
        switch (fault?.Kind)
        {
            case FaultKind.Throttle:
                return Of(ServiceErrors.Throttled(model));
            case FaultKind.ServerError:
                return Of(ServiceErrors.Internal(model, "The server failed, as a fault asked it to."));
            case FaultKind.Denied:
                return Of(ServiceErrors.Denied(model, operation));
            case FaultKind.ExpiredToken:
                return Of(ServiceErrors.Expired(model));
            case FaultKind.SkewedClock:
                return Of(ServiceErrors.Skewed(model));
            case FaultKind.Unavailable:
                return new FaultReply("Unavailable", Raw: new WireReply(503, Html, Encoding.UTF8.GetBytes(Unavailable)));
            case FaultKind.HtmlPage:
                return new FaultReply("HtmlPage", Raw: new WireReply(200, Html, Encoding.UTF8.GetBytes(Page)));
            case FaultKind.EmptyReply:
                return new FaultReply("EmptyReply", Raw: new WireReply(200, "application/octet-stream", []));
            case FaultKind.Reset:
                return new FaultReply("Reset", Reset: true);
            case FaultKind.Slow:
                await Task.Delay(fault.Delay, http.RequestAborted);
                return null;
            case FaultKind.Timeout:
                await Task.Delay(fault.Delay, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return new FaultReply("TimedOut");
            case FaultKind.Hang:
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return new FaultReply("Hung");
            default:
                return null;
        }
    }

    /// <summary>Null: the service's answer is sent.</summary>
    public static FaultReply? AfterActing(ServedService served, Fault? fault) => fault?.Kind switch
    {
        FaultKind.DropAfterActing => new FaultReply("DroppedAfterActing"),
        FaultKind.ServerErrorAfterActing => Of(ServiceErrors.Internal(served.Model, "The server failed after it acted, as a fault asked it to.")),
        _ => null,
    };

    private static FaultReply Of(WireError error) => new(error.Code, error);
}
