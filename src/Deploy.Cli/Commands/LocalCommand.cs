using System.CommandLine;
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
        start.SetAction((parsed, cancellationToken) => RunAsync(() => StartAsync(LocalState.Of(parsed.GetValue(state)), parsed.GetValue(port), cancellationToken)));
        stop.SetAction((parsed, cancellationToken) => RunAsync(() => StopAsync(LocalState.Of(parsed.GetValue(state)), cancellationToken)));
        status.SetAction((parsed, cancellationToken) => RunAsync(() => StatusAsync(LocalState.Of(parsed.GetValue(state)), cancellationToken)));
        return new Command("local", "The embedded local AWS.") { start, stop, status };
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
}
