using System.CommandLine;
using System.CommandLine.Invocation;
using Deploy.Engine.Outcomes;

namespace Deploy.Cli.Commands;

/// <summary>The command line of <c>deploy-ecs</c>.</summary>
public static class CommandLine
{
    /// <summary>A cancelled run makes no further call, but it still writes its report.</summary>
    private static readonly TimeSpan TimeToReport = TimeSpan.FromSeconds(30);

    /// <summary>All verbs.</summary>
    public static RootCommand Root() => new("Makes Amazon ECS look like the attributes of an application.")
    {
        RunCommand.Plan(),
        RunCommand.Apply(),
        RunCommand.Status(),
        PolicyCommand.Create(),
        LocalCommand.Create(),
    };

    /// <summary>Parses and runs; the result is the process's exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var parsed = Root().Parse(arguments);
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeToReport };
        if (parsed.Action is not ParseErrorAction) return await parsed.InvokeAsync(configuration);
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"deploy-ecs: {error.Message}");
        await Console.Error.WriteLineAsync("deploy-ecs --help lists what there is.");
        return OutcomeCodes.UsageExitCode;
    }
}
