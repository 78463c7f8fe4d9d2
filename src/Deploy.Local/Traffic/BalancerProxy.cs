using System.Globalization;
using Deploy.Local.Services;
using Microsoft.AspNetCore.Http;

namespace Deploy.Local.Traffic;

/// <summary>
/// Answers for load balancers by the host name of a request, as an Application Load Balancer does. All their listeners are behind Local's one port:
/// a number before the name says which is meant, as in <c>8443.shop.localhost</c>.
/// </summary>
public sealed class BalancerProxy(IBalancerHosts hosts, BalancerForwarder forwarder)
{
    /// <summary>Tells of what a rule asks for and is not played here.</summary>
    public const string NoteHeader = "Deploy-Local-Note";

    /// <summary>Answers what is for a load balancer; everything else goes on.</summary>
    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var asked = http.Request.Host.Host.ToLowerInvariant();
        if (hosts.ByName.GetValueOrDefault(asked) is { } balancer)
            return AnswerAsync(http, balancer, balancer.Listeners.Count > 0 ? balancer.Listeners[0] : null, asked);
        var dot = asked.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || !int.TryParse(asked[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || hosts.ByName.GetValueOrDefault(asked[(dot + 1)..]) is not { } other)
            return next(http);
        return AnswerAsync(http, other, other.Listeners.FirstOrDefault(listener => listener.Port == port), asked[(dot + 1)..]);
    }

    private Task AnswerAsync(HttpContext http, BalancerHost balancer, BalancerListener? listener, string name)
    {
        if (listener is null)
            return BalancerReply.ExplainAsync(http, StatusCodes.Status503ServiceUnavailable, $"The load balancer {balancer.Name} has no such listener.");
        var request = BalancerRequest.Of(http, name);
        var rule = listener.Rules.FirstOrDefault(rule => RuleConditions.AreMet(rule, request));
        if (rule?.Skipped.Count > 0)
            http.Response.Headers[NoteHeader] = $"not played: {string.Join(", ", rule.Skipped)}";
        return rule?.Action switch
        {
            ForwardAction forward => forwarder.ForwardAsync(http, balancer, listener, forward),
            RedirectAction redirect => RedirectAsync(http, redirect, request, listener),
            FixedResponseAction answer => BalancerReply.SendAsync(http, answer.Status, answer.ContentType ?? "text/plain; charset=utf-8", answer.Body),
            _ => BalancerReply.ExplainAsync(http, StatusCodes.Status503ServiceUnavailable, $"The load balancer {balancer.Name} has no rule for this request."),
        };
    }

    private Task RedirectAsync(HttpContext http, RedirectAction action, BalancerRequest request, BalancerListener listener)
    {
        var (protocol, host, port, target) = Redirects.Of(action, request, listener);
        // What would lead to a listener leads to it here too, where all have one port and no TLS.
        var isHere = hosts.ByName.GetValueOrDefault(host.ToLowerInvariant())?.Listeners.Any(other => port == $"{other.Port}") == true;
        http.Response.Headers.Location = isHere ? $"http://{port}.{host}:{http.Connection.LocalPort}{target}" : $"{protocol}://{host}:{port}{target}";
        return BalancerReply.SendAsync(http, action.IsPermanent ? StatusCodes.Status301MovedPermanently : StatusCodes.Status302Found, "text/plain", "");
    }
}
