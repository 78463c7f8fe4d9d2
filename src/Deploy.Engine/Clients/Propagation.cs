using Amazon.Runtime;

namespace Deploy.Engine.Clients;

/// <summary>Repeats a call that AWS refuses only because something just made (a role, above all) is not known everywhere yet.</summary>
public static class Propagation
{
    /// <summary>Repeats while <paramref name="isTooEarly"/> says so, for a minute and for what the run may wait at most; then the exception goes through.</summary>
    public static Task<T> RetryAsync<T>(
        Func<Task<T>> call, Func<AmazonServiceException, bool> isTooEarly, TimeProvider time, TimeSpan longest,
        CancellationToken cancellationToken) =>
        Repetition.RunAsync(
            _ => call(), e => isTooEarly(e) ? Youth.Within(longest) : TimeSpan.Zero, told: _ => { }, time, cancellationToken);
}
