using Amazon.Runtime;

namespace Deploy.Engine.Clients;

/// <summary>Makes several calls at a time where an API has no batch: few enough that no account's rate limit is met.</summary>
public static class Concurrently
{
    private const int AtATime = 8;

    /// <summary>The results in the order of the items. The first exception goes through, after the calls under way have ended.</summary>
    public static async Task<IReadOnlyList<TResult>> SelectAsync<T, TResult>(IReadOnlyCollection<T> items, Func<T, Task<TResult>> call)
    {
        using var gate = new SemaphoreSlim(AtATime);
        return await Task.WhenAll(items.Select(async item =>
        {
            await gate.WaitAsync();
            try
            {
                return await call(item);
            }
            finally
            {
                gate.Release();
            }
        }));
    }

    /// <summary>As <see cref="SelectAsync{T,TResult}"/>, without what the caller may not look at: it is somebody else's.</summary>
    public static Task<IReadOnlyList<TResult>> SelectReadableAsync<T, TResult>(IReadOnlyCollection<T> items, Func<T, Task<TResult>> call)
        where TResult : class =>
        SelectFoundAsync(items, async item =>
        {
            try
            {
                return await call(item);
            }
            catch (AmazonServiceException e) when (e.IsAccessDenied())
            {
                return null;
            }
        });

    /// <summary>As <see cref="SelectAsync{T,TResult}"/>, without the results that are null.</summary>
    public static async Task<IReadOnlyList<TResult>> SelectFoundAsync<T, TResult>(IReadOnlyCollection<T> items, Func<T, Task<TResult?>> call)
        where TResult : class =>
        (await SelectAsync(items, call)).OfType<TResult>().ToList();
}
