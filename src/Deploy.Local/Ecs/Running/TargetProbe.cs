using System.Net;
using Deploy.Local.Processes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>Makes one check of a target, as a load balancer does.</summary>
public sealed class TargetProbe : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        // A load balancer makes a connection for each check.
        PooledConnectionLifetime = TimeSpan.Zero,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Asks the target.</summary>
    /// <param name="check">What to ask for.</param>
    /// <param name="endpoint">Where.</param>
    /// <param name="isForwarded">Something accepts connections there, whether the program listens or not.</param>
    /// <param name="timeout">How long the answer may take.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<TargetOutcome> AskAsync(
        TargetHealthCheck check, IPEndPoint endpoint, bool isForwarded, TimeSpan timeout, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(timeout);
        try
        {
            if (check.Path is null)
                return await Listening.AtAsync(endpoint, limited.Token, isForwarded) ? TargetOutcome.Passed : TargetOutcome.Failed;
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{endpoint}{check.Path}");
            request.Headers.UserAgent.ParseAdd("ELB-HealthChecker/2.0");
            using var reply = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited.Token);
            return Accepts(check.Codes, (int)reply.StatusCode) ? TargetOutcome.Passed : TargetOutcome.Mismatch((int)reply.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return TargetOutcome.TimedOut;
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException)
        {
            return TargetOutcome.Failed;
        }
    }

    /// <summary>Whether a matcher, such as <c>200,202</c> or <c>200-299</c>, takes a status code.</summary>
    public static bool Accepts(string codes, int code) => codes.Split(',').Any(part => part.Trim().Split('-') switch
    {
        [var only] => int.TryParse(only, out var exact) && exact == code,
        [var first, var last] => int.TryParse(first, out var low) && int.TryParse(last, out var high) && low <= code && code <= high,
        _ => false,
    });

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
