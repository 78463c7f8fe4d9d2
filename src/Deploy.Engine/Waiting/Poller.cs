using System.Net;
using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Rollouts;

namespace Deploy.Engine.Waiting;

/// <summary>Asks again and again: quickly at first, then less and less often, with jitter so that many do not ask at once.</summary>
/// <param name="time">The clock.</param>
/// <param name="random">Jitter.</param>
public sealed class Poller(TimeProvider time, Random random)
{
    private const double Growth = 1.4;
    private const double Jitter = 0.2;
    private const int ToleratedFailures = 8;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    /// <summary>Polls until the result is not <see cref="ProbeState.NotYet"/>, or the time is up.</summary>
    /// <param name="probe">Asks once.</param>
    /// <param name="progress">Takes what is waited for, whenever that changes.</param>
    /// <param name="limit">How long at most, a question that is not answered included.</param>
    /// <param name="cancellationToken">Ends the polling.</param>
    /// <returns>The last result, and whether it came in time.</returns>
    public async Task<(ProbeResult Result, bool InTime)> PollAsync(
        Func<CancellationToken, Task<ProbeResult>> probe, Action<string> progress, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var failures = 0;
        ProbeResult? last = null;
        for (var delay = FirstDelay; ; delay = Min(delay * Growth, LongestDelay))
        {
            try
            {
                if (await AskAsync(probe, limit - time.GetElapsedTime(started), cancellationToken) is not { } result) return (last ?? NoAnswer, false);
                failures = 0;
                if (result.State != ProbeState.NotYet) return (result, true);
                if (result.Why != last?.Why) progress(result.Why);
                last = result;
            }
            catch (AmazonServiceException e) when (IsTransient(e) && ++failures < ToleratedFailures)
            {
                // What is waited for goes on without us; a bad minute of the network must not end a deployment.
            }

            var left = limit - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) return (last ?? NoAnswer, false);
            await Task.Delay(Min(delay * (1 + (((random.NextDouble() * 2) - 1) * Jitter)), left), time, cancellationToken);
        }
    }

    private static ProbeResult NoAnswer { get; } = new(ProbeState.NotYet, "no answer");

    /// <summary>Asks once; null where the time was up first. What is known by then may still come, for a moment.</summary>
    private async Task<ProbeResult?> AskAsync(Func<CancellationToken, Task<ProbeResult>> probe, TimeSpan left, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asking = probe(limited.Token);
        try
        {
            return await asking.WaitAsync(left > TimeSpan.Zero ? left : Grace, time, cancellationToken);
        }
        catch (TimeoutException) when (!asking.IsCompleted)
        {
            await limited.CancelAsync();
        }

        try
        {
            return await asking.WaitAsync(Grace, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static bool IsTransient(AmazonServiceException e) =>
        e.StatusCode is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests
        || e.ErrorCode is "ThrottlingException" or "Throttling" or "RequestLimitExceeded" || e.IsUnreachable();

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
