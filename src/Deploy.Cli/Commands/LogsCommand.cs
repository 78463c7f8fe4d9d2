using System.CommandLine;
using Deploy.Cli.Output;
using Deploy.Engine.Logs;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Plan.Texts;
using static Deploy.Cli.Commands.OptionChecks;

namespace Deploy.Cli.Commands;

/// <summary>Shows what the containers of an environment wrote.</summary>
internal static class LogsCommand
{
    public static Command Create()
    {
        var target = new Argument<string?>("service-or-task-definition") { Description = "By name or address: api, service/api. Default: every task definition of the plan.", Arity = ArgumentArity.ZeroOrOne };
        var place = new PlaceOptionSet(
            OptionVerbs.Logs,
            "The plan beside the build output: <Assembly>.deploy.json.",
            "Read from the embedded local AWS, which is started when it does not run.");
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what comes, until Ctrl-C." };
        var since = new Option<string?>("--since") { Description = "How far back: 90s, 10m, 2h, 7d. Default: 10m.", HelpName = "time" };
        var filter = new Option<string?>("--filter") { Description = "Only lines with this text; upper and lower case are told apart.", HelpName = "text" };
        var container = new Option<string?>("--container") { Description = "Only lines of this container.", HelpName = "name" };
        Check(since, OptionValues.OfSpan);
        Check(filter, OptionValues.OfText);
        Check(container, OptionValues.OfText);
        var command = new Command("logs", "Shows what containers wrote to CloudWatch Logs, by time.") { target, follow, since, filter, container };
        foreach (var option in place.All) command.Add(option);
        target.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith('-')))
                result.AddError($"'{word}' is no option.{Suggestion.Sentence(word.Split('=')[0], command.Options.Select(option => option.Name))}");
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(place.Plan) is null) result.AddError("Name a plan: --plan <Assembly>.deploy.json.");
        });
        command.SetVerb((parsed, cancellationToken) => RunAsync(
            place.Read(parsed, RunVerb.Status),
            new LogQuery
            {
                Target = Given(parsed.GetValue(target)),
                Container = Given(parsed.GetValue(container)),
                Filter = Given(parsed.GetValue(filter)),
                Since = Given(parsed.GetValue(since)) is { } text && OptionValues.Span(text) is { } span ? span : new LogQuery().Since,
                Follow = parsed.GetValue(follow),
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(RunOptions options, LogQuery query, CancellationToken cancellationToken)
    {
        var terminal = Terminal.OfProcess();
        var lines = new LogLines(terminal);
        using var events = new ConsoleEvents(terminal);
        var run = new LogRun(options, query, events, lines.Write, startLocal: token => LocalStart.UrlAsync(text => terminal.Error("deploy-ecs: ", text), token));
        return (await run.RunAsync(cancellationToken)).ExitCode();
    }
}
