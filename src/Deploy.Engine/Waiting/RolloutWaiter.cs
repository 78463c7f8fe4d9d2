using Deploy.Engine.Events;
using Deploy.Engine.Kinds;
using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Waiting;

/// <summary>Follows all rollouts of a run side by side.</summary>
public sealed class RolloutWaiter(KindContext context, IDeploymentEvents events, Poller poller)
{
    /// <summary>Waits until each rollout ended or the time is up.</summary>
    public async Task<IReadOnlyList<RolloutVerdict>> WaitAsync(
        IReadOnlyList<(ResourceSpec Service, Applied Applied)> started, TimeSpan limit, CancellationToken cancellationToken)
    {
        var waits = started.Where(item => item.Applied.Rollout is not null).Select(item => WaitAsync(item.Service, item.Applied, limit, cancellationToken));
        return await Task.WhenAll(waits);
    }

    private async Task<RolloutVerdict> WaitAsync(ResourceSpec service, Applied applied, TimeSpan limit, CancellationToken cancellationToken)
    {
        var begun = context.Time.GetTimestamp();
        var kind = KindCatalog.For(service);
        var (result, inTime) = await poller.PollAsync(
            token => kind.ProbeAsync(service, applied, context, token), why => events.Progress($"{service.Address}: {why}"), limit, cancellationToken);
        var verdict = new RolloutVerdict(service.Address, applied.Rollout!, result, inTime, context.Time.GetElapsedTime(begun));
        if (verdict.Outcome == Outcomes.DeploymentOutcome.Succeeded) events.Progress(verdict.Text);
        return verdict;
    }
}
