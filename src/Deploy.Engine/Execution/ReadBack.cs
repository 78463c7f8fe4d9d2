using Deploy.Engine.Clients;
using Deploy.Engine.Kinds;
using Deploy.Engine.Rollouts;
using Deploy.Engine.Waiting;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Execution;

/// <summary>Reads what is known to exist: right after its creation a read may miss it, or a part of it.</summary>
internal static class ReadBack
{
    /// <summary>The resource; null where it is still not seen when the time is up.</summary>
    public static async Task<Snapshot?> FindAsync(Kind kind, ResourceSpec desired, KindContext context, CancellationToken cancellationToken)
    {
        Snapshot? found = null;
        await new Poller(context.Time, Random.Shared).PollAsync(LookAsync, progress: _ => { }, Youth.Within(context.Limit), cancellationToken);
        return found;

        async Task<ProbeResult> LookAsync(CancellationToken token)
        {
            found = await kind.ReadHolderAsync(desired, context, token);
            return found is null ? new ProbeResult(ProbeState.NotYet, "not visible yet") : ProbeResult.Stable;
        }
    }
}
