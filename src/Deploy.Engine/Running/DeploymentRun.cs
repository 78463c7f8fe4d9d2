using Deploy.Engine.Clients;
using Deploy.Engine.Events;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Reporting;
using Deploy.Engine.SavedPlans;

namespace Deploy.Engine.Running;

/// <summary>One run of the engine, from the options to the outcome.</summary>
public sealed class DeploymentRun
{
    private readonly RunOptions _options;
    private readonly IDeploymentEvents _events;
    private readonly TimeProvider _time;
    private readonly Func<string, string?> _environmentVariable;
    private readonly Func<CancellationToken, Task<string>>? _startLocal;

    /// <summary>A run.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="events">Where it tells what it does.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <param name="environmentVariable">Reads <c>@{env:NAME}</c>; null: the process's environment.</param>
    /// <param name="startLocal">
    /// Starts the local AWS where the options name it and no endpoint, and gives its URL. It is a part of the run: that it cannot be started is
    /// an outcome (<see cref="DeploymentException"/>), with a report.
    /// </param>
    public DeploymentRun(
        RunOptions options, IDeploymentEvents events, TimeProvider? time = null, Func<string, string?>? environmentVariable = null, Func<CancellationToken, Task<string>>? startLocal = null)
    {
        _options = options;
        _events = new SerialEvents(events);
        _time = time ?? TimeProvider.System;
        _environmentVariable = environmentVariable ?? Environment.GetEnvironmentVariable;
        _startLocal = startLocal;
    }

    /// <summary>Runs. Every failure becomes an outcome; cancelling ends with <see cref="DeploymentOutcome.Cancelled"/>.</summary>
    public async Task<DeploymentOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var record = new RunRecord { Started = _time.GetUtcNow(), Verb = _options.Verb.ToString().ToLowerInvariant(), IsLocal = _options.Local };
        var state = new RunState(_options, _events, _time, record);
        var started = _time.GetTimestamp();
        try
        {
            if (_options.Verb != RunVerb.Status) Prepare(state);
            if (_startLocal is not null && _options is { Local: true, EndpointUrl: null }) state.Options = _options with { EndpointUrl = await _startLocal(cancellationToken) };
            record.Outcome = await RunAsync(state, cancellationToken);
        }
        catch (Exception e)
        {
            var failure = Failure.Of(e, state.SourceMap, state.Journal, cancellationToken.IsCancellationRequested);
            record.Outcome = failure.Outcome;
            record.Code = failure.Diagnostic.Code;
            record.Diagnostics.Add(failure.Diagnostic);
            _events.Report(failure.Diagnostic);
        }

        // Also a run that failed tells what its tasks were.
        if (state.Options is { Local: true, EndpointUrl: { } url }) record.LocalServices ??= await LocalServices.ReadAsync(url, CancellationToken.None);
        record.Code ??= record.Outcome.Code();
        record.Duration = _time.GetElapsedTime(started);
        (record.Calls, record.Written) = (state.Journal.Calls, state.Journal.Written);
        if (state.Journal.Problem is { } problem) _events.Warn($"The journal is not whole: {problem}");
        state.Journal.Dispose();
        Finish(record);
        return record.Outcome;
    }

    /// <summary>The report of an earlier run must not stand for this one, however this one ends.</summary>
    private void Prepare(RunState state)
    {
        try
        {
            ReportFiles.RemoveEarlier(ReportDirectory);
            if (_options.Verb == RunVerb.Apply) state.Journal.Open(Path.Combine(ReportDirectory, ReportFiles.Journal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeploymentException(
                DeploymentOutcome.RefusedByPreflight, $"No report can be written to {ReportDirectory}: {e.Message} Nothing was changed. Make it writable, or name another directory with --report-directory.", e);
        }
    }

    private string ReportDirectory => _options.ReportDirectory ?? Path.GetDirectoryName(Path.GetFullPath(_options.PlanPath ?? _options.SavedPlan ?? "."))!;

    private async Task<DeploymentOutcome> RunAsync(RunState state, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(LoopbackBypass.Handler()) { Timeout = TimeSpan.FromSeconds(20) };
        _events.Phase("Plan");
        var comparison = await new PlanPhase(state, _environmentVariable, http).RunAsync(cancellationToken);
        if (_options.Verb == RunVerb.Status)
        {
            StatusView.Print(comparison, _events);
            return DeploymentOutcome.Succeeded;
        }

        _events.Report(new ChangesEvent(ChangeText.Lines(comparison.Changes)));
        if (_options.Verb == RunVerb.Apply) return await new ApplyRun(state, new Random()).RunAsync(comparison, cancellationToken);
        Save(state, comparison);
        var pushes = comparison.Images.Any(image => image.NeedsPush);
        return comparison.Changes.IsEmpty && !pushes ? DeploymentOutcome.NoChanges : DeploymentOutcome.ChangesPending;
    }

    private void Save(RunState state, Comparison comparison)
    {
        if (_options.Out is not { } path) return;
        var context = comparison.Context;
        var salt = Fingerprints.NewSalt();
        var fingerprints = new Fingerprints(salt);
        new SavedPlan
        {
            Project = context.Identity.Project,
            Document = state.Loaded!.Document.Write(),
            Environment = context.Identity.Environment,
            Stage = state.Record.Stage,
            Account = context.Account.AccountId,
            Region = context.Account.Region,
            ImageTag = comparison.Published?.Tag,
            Image = state.Options.Image,
            Digests = SavedPlan.DigestsOf(comparison.Images),
            SetDesiredCount = state.Options.SetDesiredCount,
            Salt = salt,
            Desired = fingerprints.Desired(comparison.Order),
            Actual = fingerprints.Actual(comparison.Order, comparison.World),
        }.Write(path);
        // Only the build can push; what needs no push the command alone can apply.
        var command = comparison.Images.Any(image => image.NeedsPush)
            ? $"dotnet publish -p:DeployToEcs={(_options.Local ? "local" : "true")} -p:DeployEcsPlanIn={path}"
            : $"deploy-ecs apply {path}{(_options.ProjectDirectory is { } project ? $" --project-directory {project}" : "")}{(_options.Local ? " --local" : "")}";
        _events.Info($"The plan is saved in {path}. Apply exactly this with: {command}");
    }

    private void Finish(RunRecord record)
    {
        string? report = null;
        if (_options.Verb != RunVerb.Status)
        {
            _events.Phase("Report");
            try
            {
                report = ReportFiles.Write(record, ReportDirectory);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _events.Warn($"The report cannot be written whole: {e.Message} What it would say was printed here. Make room in {ReportDirectory}, or name another directory with --report-directory.");
            }
        }

        if (_options.Verb != RunVerb.Status && record.Outcome.ExitCode() == 0)
        {
            foreach (var note in record.Notes) _events.Info(note);
        }

        _events.Report(new OutcomeEvent(record.Outcome.ToString(), record.Code, record.Outcome.ExitCode(), report));
    }
}
