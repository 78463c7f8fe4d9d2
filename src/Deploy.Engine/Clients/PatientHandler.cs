using System.Collections.Concurrent;

namespace Deploy.Engine.Clients;

/// <summary>
/// Sends a request again while nobody answers, the connection breaks, the service fails, or something else answers in its place, until the
/// patience ends. All services' calls go through it, below the SDK, which repeats what is throttled and signs anew. A call is only sent again
/// unchanged: what AWS did with a try whose answer was lost, the reply to the next try tells.
/// </summary>
/// <param name="inner">Sends.</param>
/// <param name="patience">How long.</param>
/// <param name="lost">Takes the calls one of whose tries had no answer.</param>
/// <param name="time">The clock.</param>
public sealed class PatientHandler(HttpMessageHandler inner, Patience patience, LostAnswers lost, TimeProvider time) : DelegatingHandler(inner)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>When a call's first try began. The SDK may come again with a call that failed here.</summary>
    private readonly ConcurrentDictionary<string, long> _begun = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content) await content.LoadIntoBufferAsync(cancellationToken);
        var call = Answer.InvocationOf(request) ?? Guid.NewGuid().ToString();
        var begun = _begun.GetOrAdd(call, _ => time.GetTimestamp());
        var backoff = new Backoff(time, FirstDelay, LongestDelay, begun);
        while (true)
        {
            var isLast = !backoff.EndsWithin(patience.Total);
            var (reply, problem) = await TryAsync(request, cancellationToken);
            if (problem is null)
            {
                _begun.TryRemove(call, out _);
                return reply!;
            }

            if (problem.MayHaveActed) lost.Add(call);
            // A status of the service's own is for the SDK, which makes an error of it.
            if (isLast) return reply ?? throw new NoAnswerException(problem.Text, problem.Cause);
            reply?.Dispose();
            await backoff.PauseAsync(cancellationToken);
        }
    }

    /// <summary>One try. A reply with a problem is an answer that will do when nothing better comes.</summary>
    private async Task<(HttpResponseMessage? Reply, Answer.Problem? Problem)> TryAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        HttpResponseMessage? reply = null;
        try
        {
            var sending = SendWholeAsync(request, patient.Token);
            reply = await sending.WaitAsync(patience.PerTry, time, cancellationToken);
            var problem = Answer.ProblemOf(reply);
            if (problem is { IsOfService: false })
            {
                reply.Dispose();
                return (null, problem);
            }

            return (reply, problem);
        }
        catch (TimeoutException e)
        {
            await patient.CancelAsync();
            return (null, new Answer.Problem($"no answer came within {patience.PerTry.TotalSeconds:0.#} seconds", MayHaveActed: true) { Cause = e });
        }
        catch (Exception e) when (Answer.IsBroken(e) && !cancellationToken.IsCancellationRequested)
        {
            return (null, Answer.ProblemOf(e));
        }
    }

    /// <summary>The reply with its body: a connection breaks there as well.</summary>
    private async Task<HttpResponseMessage> SendWholeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var reply = await base.SendAsync(request, cancellationToken);
        try
        {
            await reply.Content.LoadIntoBufferAsync(cancellationToken);
            return reply;
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }
}
