using Deploy.Local.Services;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Deploy.Local.Traffic;

/// <summary>Passes requests of load balancers on to the targets of one of a rule's target groups.</summary>
public sealed class BalancerForwarder(IForwardTargets targets, TaskForwarder forwarder)
{
    private const string Cookie = "AWSALBTG";

    /// <summary>Passes a request on, or says why not.</summary>
    public async Task ForwardAsync(HttpContext http, BalancerHost balancer, BalancerListener listener, ForwardAction action)
    {
        if (GroupOf(http, action) is not { } group)
        {
            await BalancerReply.ExplainAsync(
                http, StatusCodes.Status503ServiceUnavailable, $"The load balancer {balancer.Name}: no target group has a weight.");
            return;
        }

        IReadOnlyList<ForwardTarget> Registered() => targets.ByGroup.GetValueOrDefault(group) ?? [];
        var request = new ForwardedRequest(listener.IsTls ? "https" : "http", listener.Port);
        var error = await forwarder.SendInTurnAsync(http, () => Weighed(Takers(Registered())), group, request);
        if (error == ForwarderError.None || http.Response.HasStarted)
            return;
        var none = error == ForwarderError.NoAvailableDestinations;
        await BalancerReply.ExplainAsync(
            http,
            none ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status502BadGateway,
            none
                ? $"The load balancer {balancer.Name}: none of {Registered().Count} targets takes requests in (target-group {group})."
                : $"The load balancer {balancer.Name}: {TaskForwarder.Explain(http, error)}");
    }

    /// <summary>Healthy targets; where there is none, unhealthy ones, because a load balancer fails open.</summary>
    private static List<ForwardTarget> Takers(IReadOnlyList<ForwardTarget> registered) =>
        registered.Where(target => target.State == "healthy").ToList() is { Count: > 0 } healthy
            ? healthy
            : registered.Where(target => target.State == "unhealthy").ToList();

    /// <summary>A target in its slow start gets less than the others.</summary>
    private static List<HostTarget> Weighed(List<ForwardTarget> takers)
    {
        var shares = Shares.Of(takers, TimeProvider.System.GetTimestamp());
        return [.. takers.Select((target, i) => new HostTarget(target.TaskId, target.Endpoint) { Weight = shares[i] })];
    }

    /// <summary>The target group by weight, or the one that the client has had before.</summary>
    private static string? GroupOf(HttpContext http, ForwardAction action)
    {
        var groups = action.Groups;
        var before = action.Stickiness is null
            ? -1
            : groups.ToList().FindIndex(group => Arn.LastSegment(group.TargetGroupArn) == http.Request.Cookies[Cookie]);
        var place = before >= 0 ? before
            : groups.Count == 1 ? 0
            : Shares.Pick([.. groups.Select(group => (double)group.Weight)], Random.Shared.NextDouble());
        if (place < 0)
            return null;
        var found = groups[place].TargetGroupArn;
        if (action.Stickiness is { } duration)
            http.Response.OnStarting(() =>
            {
                http.Response.Cookies.Append(Cookie, Arn.LastSegment(found), new CookieOptions { MaxAge = duration, Path = "/" });
                return Task.CompletedTask;
            });
        return found;
    }
}
