using System.CommandLine;
using Deploy.Cli.LocalAws;
using Deploy.Cli.Output;
using Deploy.Engine.Events;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Running;
using static Deploy.Cli.Commands.OptionChecks;

namespace Deploy.Cli.Commands;

/// <summary>Has the local AWS stand in for what only an account has, without deploying.</summary>
internal static class LocalSeedCommand
{
    private const string Description =
        "Makes stand-ins for what a plan refers to and only an account has: "
        + "networks, target groups, clusters, roles, log groups, parameters, secrets.";

    /// <param name="state">The option that names the state folder of the local AWS.</param>
    public static Command Create(Option<string?> state)
    {
        var place = new PlaceOptionSet(
            OptionVerbs.Seed,
            "The plan beside the build output, <Assembly>.deploy.json: what it refers to and does not make.",
            local: null);
        var file = new Option<string?>("--file")
        {
            Description = "A JSON file of further things, in the form of POST /_local/seed.",
            HelpName = "file",
        };
        var events = new Option<bool>("--events") { Description = "Write one JSON object a line, for programs (see src/DESIGN.md)." };
        Check(file, OptionValues.OfPath);
        var command = new Command("seed", Description) { file };
        foreach (var option in place.All.Concat([state, events])) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(place.Plan) is null && result.GetValue(file) is null)
                result.AddError("Name a plan (--plan <Assembly>.deploy.json), a file (--file), or both.");
            if (result.GetValue(state) is not null && result.GetResult("--endpoint-url") is { Tokens.Count: > 0 })
                result.AddError("Name the local AWS by --state or by --endpoint-url, not by both.");
        });
        command.SetVerb((parsed, cancellationToken) => RunAsync(
            place.Read(parsed, RunVerb.Apply),
            Given(parsed.GetValue(file)),
            parsed.GetValue(state),
            parsed.GetValue(events),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        RunOptions options, string? file, string? state, bool asEvents, CancellationToken cancellationToken)
    {
        using ICommandEvents events = asEvents ? new JsonEvents(Console.In, SafeWriter.Out) : new ConsoleEvents(Terminal.OfProcess());
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, events.CallerIsGone);
        var run = new SeedRun(
            options, file, events, startLocal: token => LocalStart.UrlAsync(() => LocalState.Of(state), text => events.Info(text), token));
        return (await run.RunAsync(linked.Token)).ExitCode();
    }
}
