using System.CommandLine;
using Deploy.Cli.Output;
using Deploy.Engine.Events;
using Deploy.Engine.Options;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Running;

namespace Deploy.Cli.Commands;

/// <summary>The verbs that run the engine.</summary>
internal static class RunCommand
{
    public static Command Plan()
    {
        var options = new RunOptionSet(RunVerb.Plan);
        var detailed = new Option<bool>("--detailed-exit-code") { Description = $"End with {OutcomeCodes.ChangesPendingExitCode} when there is something to apply." };
        var command = new Command("plan", "Shows what a deployment would change, and changes nothing.") { detailed };
        options.AddTo(command);
        command.SetVerb((parsed, cancellationToken) =>
            RunAsync(options.Read(parsed), parsed.GetValue(options.Events), parsed.GetValue(detailed), cancellationToken));
        return command;
    }

    public static Command Apply()
    {
        var options = new RunOptionSet(RunVerb.Apply);
        var command = new Command("apply", "Makes AWS look like the plan, and waits until what it started is stable.");
        options.AddTo(command);
        command.SetVerb((parsed, cancellationToken) =>
            RunAsync(options.Read(parsed), parsed.GetValue(options.Events), detailed: false, cancellationToken));
        return command;
    }

    public static Command Status()
    {
        var options = new RunOptionSet(RunVerb.Status);
        var command = new Command("status", "Shows what an environment has.");
        options.AddTo(command);
        command.SetVerb((parsed, cancellationToken) =>
            RunAsync(options.Read(parsed), parsed.GetValue(options.Events), detailed: false, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(RunOptions options, bool asEvents, bool detailed, CancellationToken cancellationToken)
    {
        using var events = asEvents ? (ICommandEvents)new JsonEvents(Console.In, SafeWriter.Out) : new ConsoleEvents(Terminal.OfProcess());
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, events.CallerIsGone);
        var outcome = await new DeploymentRun(options, events, startLocal: token => LocalStart.UrlAsync(text => events.Info(text), token)).RunAsync(linked.Token);
        return detailed && outcome == DeploymentOutcome.ChangesPending ? OutcomeCodes.ChangesPendingExitCode : outcome.ExitCode();
    }
}
