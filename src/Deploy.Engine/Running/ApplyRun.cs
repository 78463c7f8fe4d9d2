using Deploy.Engine.Diffing;
using Deploy.Engine.Events;
using Deploy.Engine.Execution;
using Deploy.Engine.Kinds;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Reporting;
using Deploy.Engine.Waiting;
using Deploy.Plan.Resources;
using Phase = Deploy.Engine.Kinds.ApplyPhase;

namespace Deploy.Engine.Running;

/// <summary>Prepare → push → Apply → Wait → contract.</summary>
internal sealed class ApplyRun(RunState state, Random random)
{
    private readonly List<RolloutVerdict> _verdicts = [];

    public async Task<DeploymentOutcome> RunAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        Consent.Require(comparison.Changes, state.Options.AllowReplace, state.Journal);
        var poller = new Poller(state.Time, random);
        var executor = new StepExecutor(comparison.Context, state.Events, poller);
        try
        {
            return await RunAsync(comparison, executor, poller, cancellationToken);
        }
        finally
        {
            state.Record.Steps = executor.Completed;
        }
    }

    private async Task<DeploymentOutcome> RunAsync(Comparison comparison, StepExecutor executor, Poller poller, CancellationToken cancellationToken)
    {
        comparison = await new PushPhase(state, executor).RunAsync(comparison, cancellationToken);
        var prepared = executor.Completed.Select(done => done.Step.Change).ToList();
        // The report shows what was made for the push as made, not as kept.
        state.Record.Changes = new ChangeSet([.. comparison.Changes.Resources.Select(change => prepared.Find(done => done.Address == change.Address && done.Elsewhere == change.Elsewhere) ?? change)]);
        var nothing = comparison.Changes.IsEmpty && prepared.Count == 0 && !state.Record.Pushed;
        if (!comparison.Changes.IsEmpty) state.Events.Phase("Apply");
        await EnsureServiceLinkedRolesAsync(comparison, cancellationToken);
        var steps = StepPlanner.Plan(comparison.Changes);
        await executor.ExecuteAsync(steps.Where(step => step.Phase != Phase.Contract), cancellationToken);
        var outcome = await WaitAsync(comparison, executor, poller, cancellationToken);
        if (outcome != DeploymentOutcome.Succeeded) return outcome;
        await executor.ExecuteAsync(steps.Where(step => step.Phase == Phase.Contract), cancellationToken);
        state.Record.Notes = [.. state.Record.Notes, .. await WhereaboutsAsync(comparison, cancellationToken)];
        return nothing ? DeploymentOutcome.NothingToDo : DeploymentOutcome.Succeeded;
    }

    private async Task<IEnumerable<string>> WhereaboutsAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        if (state.Options is not { Local: true, EndpointUrl: { } url }) return Whereabouts.InAccount(comparison.Order, comparison.Context);
        state.Record.LocalServices = await LocalServices.ReadAsync(url, cancellationToken);
        return Whereabouts.Local(comparison.Order, comparison.Context, state.Record.LocalServices, url);
    }

    /// <summary>As soon as it is certain that there is an image: without the role of a service the last steps would fail after all others.</summary>
    private async Task EnsureServiceLinkedRolesAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        var services = comparison.Changes.Changed
            .Where(change => change.Action is ResourceAction.Create or ResourceAction.Replace)
            .Select(change => change.Kind.ServiceLinkedRole)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        foreach (var service in services)
        {
            var result = await ServiceLinkedRoles.EnsureAsync(service, comparison.Context, cancellationToken);
            if (result is { Text: { } text, IsWarning: true }) state.Events.Warn(text);
            else if (result.Text is { } done) state.Events.Progress(done);
        }
    }

    private async Task<DeploymentOutcome> WaitAsync(Comparison comparison, StepExecutor executor, Poller poller, CancellationToken cancellationToken)
    {
        var started = Started(comparison, executor);
        if (started.Count == 0) return DeploymentOutcome.Succeeded;
        if (state.Options.NoWait)
        {
            state.Events.Warn($"{started.Count} {(started.Count == 1 ? "rollout is" : "rollouts are")} not waited for: whether they succeed is not known.");
            return DeploymentOutcome.Succeeded;
        }

        state.Events.Phase("Wait");
        var verdicts = await new RolloutWaiter(comparison.Context, state.Events, poller).WaitAsync(started, state.Options.Timeout, Ended, cancellationToken);
        return RolloutVerdict.Worst(verdicts);
    }

    /// <summary>A verdict is told and recorded when it is there: nothing that happens to another rollout, or to the run, takes it back.</summary>
    private void Ended(RolloutVerdict verdict)
    {
        lock (_verdicts)
        {
            _verdicts.Add(verdict);
            state.Record.Rollouts = [.. _verdicts.OrderBy(ended => ended.Address)];
            if (verdict.Outcome != DeploymentOutcome.Succeeded) Tell(verdict);
        }
    }

    /// <summary>What this run started, and what an earlier one left unfinished: a service that nothing was done with may still be failing.</summary>
    private static List<(ResourceSpec Service, Applied Applied)> Started(Comparison comparison, StepExecutor executor)
    {
        var own = executor.Completed.Where(done => done.Applied.Rollout is not null).ToDictionary(done => done.Step.Change.Address, done => done.Applied);
        return comparison.Changes.Resources
            .Where(change => change.Desired is not null && change.Action != ResourceAction.Delete)
            .Select(change => (change.Desired!, Applied: own.GetValueOrDefault(change.Address)
                ?? (change.Snapshot?.Unsettled is { } unsettled ? new Applied(change.Snapshot.Arn, unsettled) : null)))
            .Where(item => item.Applied is not null)
            .Select(item => (item.Item1, item.Applied!))
            .ToList();
    }

    /// <summary>The error is the verdict with its main reason. What else is known stands before it, and in the report.</summary>
    private void Tell(RolloutVerdict verdict)
    {
        var (address, explanation) = (verdict.Result.Address ?? verdict.Address, verdict.Result.Explanation);
        if (explanation.Count > 0) state.Events.Info($"Why {verdict.Address} failed:");
        foreach (var line in explanation) state.Events.Info($"  {line}");
        var diagnostic = new DiagnosticEvent(verdict.Outcome.Code()!, IsError: true, verdict.Text, state.SourceMap.Find(address, verdict.Result.Property));
        state.Record.Diagnostics.Add(diagnostic);
        state.Events.Report(diagnostic);
    }
}
