using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Events;
using Deploy.Engine.Kinds;
using Deploy.Engine.Waiting;

namespace Deploy.Engine.Execution;

/// <summary>Deletes a resource, and waits until it is gone and its name is free.</summary>
internal sealed class Deletion(KindContext context, IDeploymentEvents events, Poller poller, Repeater repeater)
{
    /// <exception cref="TimeoutException">It is not gone when the time is up.</exception>
    public async Task DeleteAsync(Kind kind, Snapshot actual, CancellationToken cancellationToken)
    {
        await DeleteAllAsync(kind, actual, cancellationToken);
        var (result, inTime) = await poller.PollAsync(
            token => ProbeAsync(kind, actual, token), why => events.Progress($"  {actual.Address}: {why}"), context.Limit, cancellationToken);
        if (!inTime) throw new TimeoutException($"{actual.Arn} was asked to go and is not gone after {context.Limit.TotalMinutes:0.##} minutes: {result.Why}. The next deployment goes on from there.");
    }

    /// <summary>What is not found may be a part of it, removed by a try whose answer was lost; only when nothing else is found it is gone.</summary>
    private async Task DeleteAllAsync(Kind kind, Snapshot actual, CancellationToken cancellationToken)
    {
        for (var missing = 0; missing < 2; missing++)
        {
            try
            {
                await repeater.RunAsync(
                    kind,
                    actual.Address,
                    async _ =>
                    {
                        await kind.DeleteAsync(actual, context, cancellationToken);
                        return true;
                    },
                    bearsYouth: false,
                    cancellationToken);
                return;
            }
            catch (AmazonServiceException e) when (e.IsNotFound())
            {
                // Once more, from the beginning.
            }
        }
    }

    private async Task<Rollouts.ProbeResult> ProbeAsync(Kind kind, Snapshot actual, CancellationToken cancellationToken)
    {
        try
        {
            return await kind.ProbeDeletionAsync(actual, context, cancellationToken);
        }
        catch (AmazonServiceException e) when (e.IsNotFound())
        {
            return Rollouts.ProbeResult.Stable;
        }
    }
}
