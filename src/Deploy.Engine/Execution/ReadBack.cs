using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Kinds;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Execution;

/// <summary>Reads what is known to exist: right after its creation a read may miss it.</summary>
internal static class ReadBack
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(8);

    /// <summary>The resource; null where it is still not seen when the time is up.</summary>
    public static async Task<Snapshot?> FindAsync(IResourceKind kind, ResourceSpec desired, KindContext context, CancellationToken cancellationToken)
    {
        var limit = Youth.Within(context.Limit);
        var backoff = new Backoff(context.Time, FirstDelay, LongestDelay);
        while (true)
        {
            var found = await TryAsync(kind, desired, context, cancellationToken);
            if (found is not null || !backoff.EndsWithin(limit)) return found;
            await backoff.PauseAsync(cancellationToken);
        }
    }

    /// <summary>Of something young one part may be seen and another not.</summary>
    private static async Task<Snapshot?> TryAsync(IResourceKind kind, ResourceSpec desired, KindContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await kind.ReadHolderAsync(desired, context, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.IsNotFound())
        {
            return null;
        }
    }
}
