using System.CommandLine;
using System.CommandLine.Invocation;
using Deploy.Cli.Output;
using Deploy.Engine.Events;
using Deploy.Engine.Outcomes;
using Deploy.Plan.Texts;

namespace Deploy.Cli.Commands;

/// <summary>The command line of <c>deploy-ecs</c>.</summary>
public static class CommandLine
{
    /// <summary>The outcome of a command line that is not understood, for who reads events.</summary>
    private const string NotUnderstood = "NotUnderstood";

    /// <summary>A cancelled run makes no further call, but it still writes its report.</summary>
    private static readonly TimeSpan TimeToReport = TimeSpan.FromSeconds(30);

    /// <summary>All verbs.</summary>
    public static RootCommand Root() => new("Makes Amazon ECS look like the attributes of an application.")
    {
        RunCommand.Plan(),
        RunCommand.Apply(),
        RunCommand.Status(),
        LogsCommand.Create(),
        PolicyCommand.Create(),
        LocalCommand.Create(),
    };

    /// <summary>Reads a command line. A word that begins with <c>@</c> is a value like others, not a file of further arguments.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments) => Root().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Parses and runs; the result is the process's exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var parsed = Parse(arguments);
        var configuration = new InvocationConfiguration
        {
            ProcessTerminationTimeout = TimeToReport,
            EnableDefaultExceptionHandler = false,
            Output = SafeWriter.Out,
            Error = SafeWriter.Error,
        };
        var mistakes = Variables.Mistakes(Environment.GetEnvironmentVariables().Keys.Cast<string>()).ToList();
        if (parsed.Action is not ParseErrorAction && mistakes.Count == 0) return await InvokeAsync(parsed, configuration);
        var texts = parsed.Errors.Select(error => error.Message).Concat(parsed.UnmatchedTokens.SelectMany(token => Hints(token, parsed))).Concat(mistakes).Distinct().ToList();
        if (arguments.TakeWhile(word => word != "--").Contains("--events")) TellProgram(texts);
        else TellPeople(texts);
        return OutcomeCodes.UsageExitCode;
    }

    /// <summary>What no verb knew how to tell is told in one line: a stack trace helps nobody who deploys.</summary>
    private static async Task<int> InvokeAsync(ParseResult parsed, InvocationConfiguration configuration)
    {
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (OperationCanceledException)
        {
            Terminal.OfProcess().Error("deploy-ecs: ", "cancelled.");
            return DeploymentOutcome.Cancelled.ExitCode();
        }
        catch (Exception e)
        {
            Terminal.OfProcess().Error($"deploy-ecs: error {DeploymentOutcome.UnexpectedError.Code()}: ", $"{e.GetType().Name}: {e.Message}");
            return DeploymentOutcome.UnexpectedError.ExitCode();
        }
    }

    /// <summary>What a word may have meant that is no option of the verb.</summary>
    private static IEnumerable<string> Hints(string token, ParseResult parsed) =>
        token.StartsWith('-') && Suggestion.Of(token.Split('=')[0], parsed.CommandResult.Command.Options.Select(option => option.Name)) is { } option
            ? [$"Did you mean {option}?"]
            : [];

    private static void TellPeople(IEnumerable<string> texts)
    {
        var terminal = Terminal.OfProcess();
        foreach (var text in texts) terminal.Error($"deploy-ecs: error {PreflightCodes.NotUnderstood}: ", text);
        terminal.Error("deploy-ecs --help ", "lists what there is.");
    }

    private static void TellProgram(IEnumerable<string> texts)
    {
        using var events = new JsonEvents(Console.In, SafeWriter.Out);
        foreach (var text in texts) events.Report(new DiagnosticEvent(PreflightCodes.NotUnderstood, IsError: true, text, Location: null));
        events.Report(new OutcomeEvent(NotUnderstood, PreflightCodes.NotUnderstood, OutcomeCodes.UsageExitCode, Report: null));
    }
}
