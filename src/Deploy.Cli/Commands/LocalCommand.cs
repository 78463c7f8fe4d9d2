using System.CommandLine;
using System.Globalization;
using Deploy.Cli.LocalAws;
using Deploy.Cli.Output;

namespace Deploy.Cli.Commands;

/// <summary>The verbs of the embedded local AWS.</summary>
internal static class LocalCommand
{
    public static Command Create()
    {
        var state = new Option<string?>("--state") { Description = "The folder of its state. Default: DEPLOY_ECS_LOCAL_STATE, else deploy-ecs/local in the local application data.", HelpName = "directory" };
        var port = new Option<int?>("--port") { Description = "The port to listen on. Default: the one before, else a free one." };
        var start = new Command("start", "Starts the local AWS, which goes on until it is stopped.") { state, port };
        var stop = new Command("stop", "Stops it; its state stays.") { state };
        var status = new Command("status", "Tells whether it runs, and where.") { state };
        var duration = new Argument<string>("duration") { Description = "How far: 7d, 12h, 30m, 90s, or several in that order, such as 1d12h." };
        var advance = new Command("advance", "Moves its clock on and plays what becomes due on the way: schedules, rules and the lives of tasks.") { duration, state };
        start.SetVerb((parsed, cancellationToken) => RunAsync(() => StartAsync(LocalState.Of(parsed.GetValue(state)), parsed.GetValue(port), cancellationToken)));
        stop.SetVerb((parsed, cancellationToken) => RunAsync(() => StopAsync(LocalState.Of(parsed.GetValue(state)), cancellationToken)));
        status.SetVerb((parsed, cancellationToken) => RunAsync(() => StatusAsync(LocalState.Of(parsed.GetValue(state)), cancellationToken)));
        advance.SetVerb((parsed, cancellationToken) =>
            RunAsync(() => AdvanceAsync(LocalState.Of(parsed.GetValue(state)), parsed.GetValue(duration)!, cancellationToken)));
        return new Command("local", "The embedded local AWS.") { start, stop, status, advance, LocalSeedCommand.Create(state) };
    }

    private static async Task<int> RunAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (LocalStartException e)
        {
            Terminal.OfProcess().Error("deploy-ecs: ", e.Message);
            return 1;
        }
    }

    private static async Task<int> StartAsync(LocalState state, int? port, CancellationToken cancellationToken)
    {
        var endpoint = await LocalProcess.StartAsync(state, port, text => Terminal.OfProcess().Error("deploy-ecs: ", text), cancellationToken);
        Terminal.OfProcess().Line(endpoint.Url);
        return 0;
    }

    private static async Task<int> StopAsync(LocalState state, CancellationToken cancellationToken)
    {
        Terminal.OfProcess().Line(await LocalProcess.StopAsync(state, cancellationToken) ? "Stopped." : "It does not run.");
        return 0;
    }

    private static async Task<int> StatusAsync(LocalState state, CancellationToken cancellationToken)
    {
        var endpoint = await LocalProcess.FindAsync(state, cancellationToken);
        Terminal.OfProcess().Line(endpoint is null ? $"It does not run. State: {state.Directory}" : $"It listens on {endpoint.Url} (process {endpoint.Pid}, version {endpoint.Version}). State: {state.Directory}");
        return endpoint is null ? 1 : 0;
    }

    private static async Task<int> AdvanceAsync(LocalState state, string duration, CancellationToken cancellationToken)
    {
        var endpoint = await LocalProcess.FindAsync(state, cancellationToken)
            ?? throw new LocalStartException($"The local AWS does not run on {state.Directory}. Start it first (deploy-ecs local start).");
        var advance = await LocalAdvance.RunAsync(endpoint, duration, cancellationToken);
        var terminal = Terminal.OfProcess();
        foreach (var start in advance.Fired ?? [])
            terminal.Line(Describe(start), start.Error is null ? null : "red");
        if (advance.Until is { } until)
            terminal.Line($"It is {Text(until)} for the local AWS now.");
        if (advance.Error is not { } error)
            return 0;
        terminal.Error("deploy-ecs: ", error);
        return 1;
    }

    /// <summary>When, which schedule or rule, and what it started.</summary>
    private static string Describe(LocalAdvance.Start start)
    {
        var source = start.Source.Split(':')[^1];
        var when = start.At == start.Due ? Text(start.Due) : $"{Text(start.At)} (due {Text(start.Due)})";
        return $"{when}  {start.Region}  {source}: {start.Error ?? string.Join(", ", start.Tasks.Select(task => task.Split(':')[^1]))}";
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
