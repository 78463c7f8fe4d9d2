using Deploy.Local.Services;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Deploy.Local.Traffic;

/// <summary>
/// Answers for services by the host name of a request: hands it to one of the tasks that are well, in turn. Other host names are not its business.
/// </summary>
public sealed class ServiceProxy(IServiceHosts hosts, TaskForwarder forwarder)
{
    /// <summary>Forwards what is for a service; everything else goes on.</summary>
    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var name = http.Request.Host.Host.ToLowerInvariant();
        return Find(name) is { } host ? ForwardAsync(http, name, host) : next(http);
    }

    private ServiceHost? Find(string name) => hosts.ByName.GetValueOrDefault(name) ?? hosts.ByRoute.GetValueOrDefault(name);

    private async Task ForwardAsync(HttpContext http, string name, ServiceHost host)
    {
        var error = await forwarder.SendInTurnAsync(http, () => (host = Find(name) ?? host).Targets, host.ServiceArn, ForwardedRequest.Instance);
        if (error != ForwarderError.None && !http.Response.HasStarted)
            await ExplainAsync(http, host, error);
    }

    private static async Task ExplainAsync(HttpContext http, ServiceHost host, ForwarderError error)
    {
        var none = error == ForwarderError.NoAvailableDestinations;
        http.Response.StatusCode = none ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status502BadGateway;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(none ? $"{host.WhyNone}\n" : $"{host.Name}: {TaskForwarder.Explain(http, error)}\n");
    }
}
