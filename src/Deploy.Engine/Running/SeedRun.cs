using System.Text.Json.Nodes;
using Deploy.Engine.Checks;
using Deploy.Engine.Clients;
using Deploy.Engine.Events;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Reporting;
using Deploy.Engine.Resolution;
using Deploy.Engine.Seeding;

namespace Deploy.Engine.Running;

/// <summary>Has the local AWS stand in for what a plan refers to, or for what a file names, and deploys nothing.</summary>
/// <param name="options">The plan, where there is one, its environment, and where the local AWS is; never an account.</param>
/// <param name="file">
/// A file in the form of <see cref="SeedDocument"/>, whose <c>region</c> is the run's unless it says another; null: none.
/// </param>
/// <param name="events">Takes what is told.</param>
/// <param name="startLocal">Starts the local AWS where the options name no endpoint, and gives its URL.</param>
/// <param name="time">The clock; null: the system's.</param>
public sealed class SeedRun(
    RunOptions options, string? file, IDeploymentEvents events, Func<CancellationToken, Task<string>> startLocal, TimeProvider? time = null)
{
    /// <summary>Runs. Every failure becomes an outcome.</summary>
    public async Task<DeploymentOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var clock = time ?? TimeProvider.System;
        var record = new RunRecord { Started = clock.GetUtcNow(), Verb = "seed", IsLocal = true };
        var state = new RunState(options, new SerialEvents(events), clock, record);
        using var journal = state.Journal;
        try
        {
            if (!options.Local) throw new InvalidOperationException("Only the local AWS is seeded.");
            state.Options = options with { EndpointUrl = options.EndpointUrl ?? await startLocal(cancellationToken) };
            var things = (await OfPlanAsync(state, cancellationToken)).Concat(await OfFileAsync(state, cancellationToken)).ToList();
            foreach (var thing in things) state.Events.Info(Describe(thing));
            if (things.Count == 0) state.Events.Info("No networks, target groups, clusters, roles, log groups, repositories or parameters of an account are referred to.");
            record.Outcome = DeploymentOutcome.Succeeded;
        }
        catch (Exception e)
        {
            var failure = Failure.Of(e, state.SourceMap, journal, cancellationToken.IsCancellationRequested);
            (record.Outcome, record.Code) = (failure.Outcome, failure.Diagnostic.Code);
            state.Events.Report(failure.Diagnostic);
        }

        state.Events.Report(new OutcomeEvent(record.Outcome.ToString(), record.Code, record.Outcome.ExitCode(), Report: null));
        return record.Outcome;
    }

    private async Task<IReadOnlyList<SeededThing>> OfPlanAsync(RunState state, CancellationToken cancellationToken)
    {
        if (options.PlanPath is null) return [];
        using var http = new HttpClient(LoopbackBypass.Handler());
        return await new PlanPhase(state, Environment.GetEnvironmentVariable, http).SeedAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<SeededThing>> OfFileAsync(RunState state, CancellationToken cancellationToken)
    {
        if (file is null) return [];
        if (!File.Exists(file)) throw Refused($"{file} does not exist.");
        JsonObject? document = null;
        JsonObjectFile.Read(file, json => document = JsonObject.Create(json.Clone()));
        document!["region"] ??= state.Record.Account?.Region ?? options.Region ?? RegionCheck.LocalRegion;
        var answer = await LocalSeeder.SeedAsync(state.Options.EndpointUrl!, document, cancellationToken)
            ?? throw LocalSeeder.NoLocal(state.Options.EndpointUrl!);
        return answer.Things ?? throw Refused($"{file}: {answer.Error}");
    }

    private static DeploymentException Refused(string text) =>
        new(DeploymentOutcome.RefusedByPreflight, PreflightCodes.MissingReference, text);

    private static string Describe(SeededThing thing)
    {
        var what = thing.Made ? "made" : thing.StandIn ? "stands in already" : "is there, made by somebody";
        var ids = thing.Ids is [var id] && id == thing.Named ? "" : $" {string.Join(", ", thing.Ids)}";
        return $"{thing.Kind} {thing.Named}: {what}{ids}{(thing.Url is { } url ? $" {url}" : "")}";
    }
}
