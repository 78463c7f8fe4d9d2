using Deploy.Engine.Checks;
using Deploy.Engine.Clients;
using Deploy.Engine.Events;
using Deploy.Engine.Identity;
using Deploy.Engine.Loading;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Resolution;
using Deploy.Engine.Running;
using Deploy.Plan;

namespace Deploy.Engine.Logs;

/// <summary>Shows what the containers of an environment wrote. It changes nothing.</summary>
public sealed class LogRun
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly LogQuery _query;
    private readonly IDeploymentEvents _events;
    private readonly Action<ContainerLine> _show;
    private readonly TimeProvider _time;
    private readonly Func<CancellationToken, Task<string>>? _startLocal;
    private RunOptions _options;

    /// <summary>A run.</summary>
    /// <param name="options">Plan, environment and where it is, as <see cref="RunVerb.Status"/> takes them.</param>
    /// <param name="query">Which lines.</param>
    /// <param name="events">Takes warnings and what goes wrong.</param>
    /// <param name="show">Takes the lines, by time.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <param name="startLocal">Starts the local AWS where the options name it and no endpoint, and gives its URL.</param>
    public LogRun(
        RunOptions options, LogQuery query, IDeploymentEvents events, Action<ContainerLine> show, TimeProvider? time = null, Func<CancellationToken, Task<string>>? startLocal = null) =>
        (_options, _query, _events, _show, _time, _startLocal) = (options, query, events, show, time ?? TimeProvider.System, startLocal);

    /// <summary>Runs. Every failure becomes an outcome; to cancel is how following ends.</summary>
    public async Task<DeploymentOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var journal = new CallJournal(_time);
        try
        {
            if (_startLocal is not null && _options is { Local: true, EndpointUrl: null }) _options = _options with { EndpointUrl = await _startLocal(cancellationToken) };
            var readers = await ConnectAsync(journal, cancellationToken);
            await ShowAsync(readers, cancellationToken);
            while (_query.Follow)
            {
                await Task.Delay(Pause, _time, cancellationToken);
                await ShowWhatComesAsync(readers, cancellationToken);
            }

            return DeploymentOutcome.Succeeded;
        }
        catch (OperationCanceledException) when (_query.Follow && cancellationToken.IsCancellationRequested)
        {
            return DeploymentOutcome.Succeeded;
        }
        catch (Exception e)
        {
            var failure = Failure.Of(e, SourceMap.Empty, journal, cancellationToken.IsCancellationRequested);
            _events.Report(failure.Diagnostic);
            return failure.Outcome;
        }
    }

    private async Task<IReadOnlyList<LogReader>> ConnectAsync(CallJournal journal, CancellationToken cancellationToken)
    {
        var loaded = LoadedPlan.Read(_options.PlanPath ?? throw new InvalidOperationException("Logs need a plan."));
        var choice = StageChoice.Of(loaded.Document.Plan, _options);
        var plan = LocalValues.Expand(
            loaded.Document.Plan, choice, Parameters.Read(_options.ProjectDirectory ?? Environment.CurrentDirectory, choice.Stage), Environment.GetEnvironmentVariable);
        var identity = new EnvironmentIdentity(plan.Application, choice.Environment, loaded.Project) { FormerProject = plan.FormerProject };
        var connection = await ConnectionCheck.ConnectAsync(plan, identity, _options, journal, new SensitiveTexts(), _time, new Preflight(_ => { }), cancellationToken);
        var region = connection.Account.Region;
        var sources = await new LogSources(connection.Aws, new PhysicalNames(plan.NameTemplate, identity with { Region = region }), region, _events).FindAsync(plan, _query, cancellationToken);
        var since = (_time.GetUtcNow() - _query.Since).ToUnixTimeMilliseconds();
        return [.. sources.Select(source => new LogReader(source, connection.Regions.In(source.Region).Logs, _query.Filter, Math.Max(since, 0), _events))];
    }

    private async Task ShowAsync(IReadOnlyList<LogReader> readers, CancellationToken cancellationToken)
    {
        await foreach (var line in LinesByTime.MergeAsync(readers.Select(reader => reader.ReadNewAsync(cancellationToken)), cancellationToken)) _show(line);
    }

    /// <summary>A bad minute of the network does not end what one waits for.</summary>
    private async Task ShowWhatComesAsync(IReadOnlyList<LogReader> readers, CancellationToken cancellationToken)
    {
        try
        {
            await ShowAsync(readers, cancellationToken);
        }
        catch (Exception e) when (e.IsTransient() && !cancellationToken.IsCancellationRequested)
        {
            _events.Warn($"AWS does not answer: {e.Message}");
        }
    }
}
