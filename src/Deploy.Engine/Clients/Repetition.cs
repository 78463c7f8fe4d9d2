using Amazon.Runtime;

namespace Deploy.Engine.Clients;

/// <summary>Repeats what AWS refuses for the time being only.</summary>
internal static class Repetition
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(8);

    /// <summary>Repeats until it works, is refused for good, or the time is up; then the exception goes through.</summary>
    /// <param name="act">The call; it is told the number of the try, from 0.</param>
    /// <param name="limitOf">How long a refusal is borne with, counted from the first try; zero: not at all.</param>
    /// <param name="told">Takes each refusal that is borne with.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<T> RunAsync<T>(
        Func<int, Task<T>> act, Func<AmazonServiceException, TimeSpan> limitOf, Action<AmazonServiceException> told,
        TimeProvider time, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time, FirstDelay, LongestDelay);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await act(attempt);
            }
            catch (AmazonServiceException e) when (backoff.EndsWithin(limitOf(e)))
            {
                told(e);
                await backoff.PauseAsync(cancellationToken);
            }
        }
    }
}
