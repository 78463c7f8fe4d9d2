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

    /// <summary>What a question knows when the time is up may still come.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Polls until the result is not <see cref="ProbeState.NotYet"/>, or the time is up. What is waited for goes on without us: a bad minute of
    /// the network, or many, does not end the wait, and neither does a question that nobody answers.
    /// </summary>
    /// <param name="probe">Asks once.</param>
    /// <param name="progress">Takes what is waited for, whenever that changes.</param>
    /// <param name="limit">How long at most, a question that is not answered included.</param>
    /// <param name="cancellationToken">Ends the polling.</param>
    /// <returns>The last result, and whether it came in time.</returns>
    public async Task<(ProbeResult Result, bool InTime)> PollAsync(
        Func<CancellationToken, Task<ProbeResult>> probe, Action<string> progress, TimeSpan limit, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        ProbeResult? last = null;
        var silence = "";
        for (var delay = FirstDelay; ; delay = Min(delay * Growth, LongestDelay))
        {
            try
            {
                var result = await AskAsync(probe, limit - time.GetElapsedTime(started), cancellationToken);
                if (result.State != ProbeState.NotYet) return (result, true);
                if (result.Why != last?.Why || silence.Length > 0) progress(result.Why);
                (last, silence) = (result, "");
            }
            catch (AmazonServiceException e) when (e.IsNotFound() && time.GetElapsedTime(started) < Youth.Longest)
            {
                var text = $"not visible yet: {e.Message}";
                if (silence != text) progress(text);
                silence = text;
            }
            catch (TimeoutException)
            {
                silence = "AWS does not answer";
            }
            catch (Exception e) when (e.IsTransient() && !cancellationToken.IsCancellationRequested)
            {
                var text = $"AWS does not answer: {e.Message}";
                if (silence != text) progress(text);
                silence = text;
            }

            var left = limit - time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) return (Last(last, silence), false);
            await Task.Delay(Min(delay * (1 + (((random.NextDouble() * 2) - 1) * Jitter)), left), time, cancellationToken);
        }
    }

    private static ProbeResult Last(ProbeResult? last, string silence) =>
        last is null ? new ProbeResult(ProbeState.NotYet, silence.Length > 0 ? silence : "no answer")
        : silence.Length > 0 ? last with { Why = $"{last.Why}; then {silence}" }
        : last;

    /// <summary>One question, which is not waited for longer than for all of them. What is known by then may still come, for a moment.</summary>
    private async Task<ProbeResult> AskAsync(Func<CancellationToken, Task<ProbeResult>> probe, TimeSpan left, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asking = probe(limited.Token);
        // A question that is answered at once needs no watch.
        if (asking.IsCompleted) return await asking;
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
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("the time was up before the answer", e);
        }
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
