using Deploy.Engine.Diffing;
using Deploy.Engine.Events;
using Deploy.Engine.Kinds;
using Deploy.Engine.Waiting;
using Deploy.Plan.Resources;

namespace Deploy.Engine.Execution;

/// <summary>Executes steps one after the other. What a step starts and what takes long (a rollout) is followed elsewhere.</summary>
public sealed class StepExecutor(KindContext context, IDeploymentEvents events, Poller poller)
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromMinutes(5);
    private readonly Creation _creation = new(context, events, new Repeater(context, events));
    private readonly Modification _modification = new(context, new Repeater(context, events));
    private readonly Deletion _deletion = new(context, events, poller, new Repeater(context, events));
    private readonly List<CompletedStep> _completed = [];

    /// <summary>What is done so far.</summary>
    public IReadOnlyList<CompletedStep> Completed => _completed;

    /// <summary>Executes steps in their order.</summary>
    /// <exception cref="StepFailedException">A call failed.</exception>
    public async Task ExecuteAsync(IEnumerable<Step> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var what = $"{Verb(step)} {step.Change.Address}{(step.Change.Lost is { } lost ? $" with {lost}" : "")}";
            events.Progress(what);
            var started = context.Time.GetTimestamp();
            try
            {
                var applied = await ExecuteAsync(step, cancellationToken);
                _completed.Add(new CompletedStep(step, applied, context.Time.GetElapsedTime(started)));
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                throw new StepFailedException(step.Change.Address, what, e);
            }
        }
    }

    private static string Verb(Step step) => step.Change.Action switch
    {
        ResourceAction.Create => "creating",
        ResourceAction.Delete => "deleting",
        ResourceAction.Replace => "replacing",
        _ => "updating",
    };

    private async Task<Applied> ExecuteAsync(Step step, CancellationToken cancellationToken)
    {
        var (kind, change) = (step.Change.Kind, step.Change);
        if (change.Deletes) await _deletion.DeleteAsync(kind, change.Snapshot!, cancellationToken);
        if (change.Action == ResourceAction.Delete) return new Applied(change.Snapshot!.Arn);
        var desired = change.Desired!;
        var applied = change.Action == ResourceAction.Update
            ? await _modification.UpdateAsync(kind, desired, change.Snapshot!, step.Changes, cancellationToken)
            : await _creation.CreateAsync(kind, desired, cancellationToken);
        context.KeepArn(change.Address, applied.Arn);
        if (applied.Rollout is null) await SettleAsync(kind, desired, applied, cancellationToken);
        return applied;
    }

    /// <summary>What comes next may need this resource: it must be usable first.</summary>
    private async Task SettleAsync(Kind kind, ResourceSpec desired, Applied applied, CancellationToken cancellationToken)
    {
        var limit = ProbeLimit < context.Limit ? ProbeLimit : context.Limit;
        var (result, inTime) = await poller.PollAsync(
            token => kind.ProbeAsync(desired, applied, context, token), why => events.Progress($"  {desired.Address}: {why}"), limit, cancellationToken);
        if (!inTime) throw new TimeoutException($"not ready after {limit.TotalMinutes:0.##} minutes: {result.Why}");
        if (result.State != Rollouts.ProbeState.Stable) throw new InvalidOperationException(result.Why);
    }
}
