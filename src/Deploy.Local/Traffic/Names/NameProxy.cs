using Deploy.Local.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace Deploy.Local.Traffic.Names;

/// <summary>
/// The HTTP proxy of tasks: names of Service Connect and Cloud Map lead to tasks that are well, in turn; everything else goes out as it is.
/// </summary>
internal sealed class NameProxy(ITaskNames names, TaskForwarder forwarder)
{
    private const string Prefix = "data-";

    /// <summary>Where clients of AWS look for DiscoverInstances, if they cannot be told to leave the prefix away.</summary>
    private const string PrefixedLocal = $"{Prefix}127.0.0.1";

    /// <summary>Answers what comes by a task's proxy; everything else goes on.</summary>
    public Task InvokeAsync(HttpContext http, RequestDelegate next) =>
        TaskProxies.TaskOf(http) is { } task ? AnswerAsync(http, task) : next(http);

    private async Task AnswerAsync(HttpContext http, string task)
    {
        if (http.Features.Get<IHttpRequestFeature>()?.RawTarget.StartsWith("http://", StringComparison.OrdinalIgnoreCase) != true)
        {
            await ExplainAsync(
                http, StatusCodes.Status400BadRequest, "This port is the HTTP proxy of a task: it takes requests with a whole URL.");
            return;
        }

        if (http.Request.Host.Host == PrefixedLocal)
            http.Request.Host = new HostString(PrefixedLocal[Prefix.Length..], http.Request.Host.Port ?? 80);
        var (host, port) = (http.Request.Host.Host, http.Request.Host.Port ?? 80);
        if (names.Find(task, host, port) is not { } answer)
            await PassOnAsync(http, task, host, port);
        else if (answer.Refusal is { } why)
            await ExplainAsync(http, StatusCodes.Status404NotFound, why);
        else
            await SendAsync(http, task, host, port, answer);
    }

    private async Task PassOnAsync(HttpContext http, string task, string host, int port)
    {
        var error = await forwarder.PassOnAsync(http, $"http://{host}:{port}/", PlainRequest.Instance);
        if (error == ForwarderError.None || http.Response.HasStarted)
            return;
        var known = names.KnownTo(task);
        await ExplainAsync(
            http, StatusCodes.Status502BadGateway,
            $"{host}:{port} did not answer ({TaskForwarder.Reason(http, error)}), and is no name that this task knows. "
            + (known.Count == 0 ? "It knows none." : $"It knows: {string.Join(", ", known)}."));
    }

    private async Task SendAsync(HttpContext http, string task, string host, int port, NameAnswer answer)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        if (answer.Timeout is { } timeout)
            limited.CancelAfter(timeout);
        var error = await forwarder.SendInTurnAsync(
            http, () => (answer = names.Find(task, host, port) ?? answer).Targets, answer.Name, PlainRequest.Instance, limited.Token);
        if (error == ForwarderError.None || http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
            return;
        if (limited.IsCancellationRequested)
            await ExplainAsync(
                http, StatusCodes.Status504GatewayTimeout,
                $"{answer.Name} did not answer within {answer.Timeout?.TotalSeconds:0} s, its perRequestTimeoutSeconds.");
        else if (error == ForwarderError.NoAvailableDestinations)
            await ExplainAsync(http, StatusCodes.Status503ServiceUnavailable, answer.WhyNone);
        else
            await ExplainAsync(http, StatusCodes.Status502BadGateway, $"{answer.Name}: {TaskForwarder.Explain(http, error)}");
    }

    private static Task ExplainAsync(HttpContext http, int status, string why)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Deploy-Local-Note"] = "the proxy of the local AWS says this";
        return http.Response.WriteAsync($"{why}\n");
    }
}
