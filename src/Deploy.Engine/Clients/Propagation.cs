using Amazon.Runtime;

namespace Deploy.Engine.Clients;

/// <summary>Repeats a call that AWS refuses only because something just made (a role, above all) is not known everywhere yet.</summary>
public static class Propagation
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(8);

    /// <summary>Repeats while <paramref name="isTooEarly"/> says so, for a minute and for what the run may wait at most; then the exception goes through.</summary>
    public static async Task<T> RetryAsync<T>(
        Func<Task<T>> call, Func<AmazonServiceException, bool> isTooEarly, TimeProvider time, TimeSpan longest, CancellationToken cancellationToken)
    {
        var limit = Youth.Within(longest);
        var backoff = new Backoff(time, FirstDelay, LongestDelay);
        while (true)
        {
            try
            {
                return await call();
            }
            catch (AmazonServiceException e) when (isTooEarly(e) && backoff.EndsWithin(limit))
            {
                await backoff.PauseAsync(cancellationToken);
            }
        }
    }
}
