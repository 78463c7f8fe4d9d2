using Deploy.Engine.Clients;
using Deploy.Engine.Events;
using Deploy.Engine.Kinds;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Waiting;

/// <summary>Follows all rollouts of a run side by side. Each has a verdict of its own, whatever becomes of the others.</summary>
public sealed class RolloutWaiter(KindContext context, IDeploymentEvents events, Poller poller)
{
    /// <summary>Waits until each rollout ended or the time is up.</summary>
    /// <param name="started">The services and what their calls left behind.</param>
    /// <param name="limit">How long each is followed at most.</param>
    /// <param name="ended">Takes each verdict as soon as it is known, from several threads.</param>
    /// <param name="cancellationToken">Ends the waiting; verdicts that were reached by then were handed over.</param>
    public async Task<IReadOnlyList<RolloutVerdict>> WaitAsync(
        IReadOnlyList<(ResourceSpec Service, Applied Applied)> started, TimeSpan limit, Action<RolloutVerdict> ended, CancellationToken cancellationToken)
    {
        var waits = started.Where(item => item.Applied.Rollout is not null).Select(async item =>
        {
            var verdict = await WaitAsync(item.Service, item.Applied, limit, cancellationToken);
            ended(verdict);
            return verdict;
        });
        return await Task.WhenAll(waits);
    }

    private async Task<RolloutVerdict> WaitAsync(ResourceSpec service, Applied applied, TimeSpan limit, CancellationToken cancellationToken)
    {
        var begun = context.Time.GetTimestamp();
        try
        {
            var (result, inTime) = await FollowAsync(service, applied, limit, cancellationToken);
            var verdict = new RolloutVerdict(service.Address, applied.Rollout!, result, inTime, context.Time.GetElapsedTime(begun));
            if (verdict.Outcome == DeploymentOutcome.Succeeded) events.Progress(verdict.Text);
            return verdict;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return RolloutVerdict.Of(service.Address, applied.Rollout!, e, context.Time.GetElapsedTime(begun));
        }
    }

    /// <summary>Follows a rollout, and the one that is started in its place where it failed too early, both within the limit.</summary>
    private async Task<(ProbeResult Result, bool InTime)> FollowAsync(ResourceSpec service, Applied applied, TimeSpan limit, CancellationToken cancellationToken)
    {
        var begun = context.Time.GetTimestamp();
        var (result, inTime) = await PollAsync(service, applied, limit, cancellationToken);
        if (result.IsTooEarly && await TryStartAgainAsync(service, applied, cancellationToken) is { } again)
        {
            applied = again;
            (result, inTime) = await PollAsync(service, applied, limit - context.Time.GetElapsedTime(begun), cancellationToken);
        }

        return inTime || result.IsReached
            ? (result, inTime)
            : (await context.KindOf(service).ExplainAsync(service, applied, result, context, cancellationToken), false);
    }

    /// <summary>Starts it once more. Null: AWS does not answer, and the failure stands.</summary>
    private async Task<Applied?> TryStartAgainAsync(ResourceSpec service, Applied failed, CancellationToken cancellationToken)
    {
        events.Progress($"{service.Address}: ECS could not use a role that was made a moment ago; starting the deployment once more");
        try
        {
            return await context.KindOf(service).StartAgainAsync(service, failed, context, cancellationToken);
        }
        catch (Exception e) when (e.IsTransient() && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private Task<(ProbeResult Result, bool InTime)> PollAsync(
        ResourceSpec service, Applied applied, TimeSpan limit, CancellationToken cancellationToken)
    {
        return poller.PollAsync(
            async token =>
            {
                var seen = await context.KindOf(service).ProbeAsync(service, applied, context, token);
                foreach (var line in seen.News) Tell(line);
                return seen;
            },
            Tell,
            limit,
            cancellationToken);

        void Tell(string line) => events.Progress($"{service.Address}: {line}");
    }
}
