using System.CommandLine;
using System.CommandLine.Invocation;
using Deploy.Cli.Output;
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
        LocalCommand.Create(),
    };

    /// <summary>Parses and runs; the result is the process's exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var parsed = Root().Parse(arguments);
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeToReport, EnableDefaultExceptionHandler = false, Output = SafeWriter.Out, Error = SafeWriter.Error };
        if (parsed.Action is not ParseErrorAction) return await InvokeAsync(parsed, configuration);
        foreach (var error in parsed.Errors) SafeWriter.Error.WriteLine($"deploy-ecs: {error.Message}");
        SafeWriter.Error.WriteLine("deploy-ecs --help lists what there is.");
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
            SafeWriter.Error.WriteLine("deploy-ecs: cancelled.");
            return DeploymentOutcome.Cancelled.ExitCode();
        }
        catch (Exception e)
        {
            SafeWriter.Error.WriteLine($"deploy-ecs: error {DeploymentOutcome.UnexpectedError.Code()}: {e.GetType().Name}: {e.Message}");
            return DeploymentOutcome.UnexpectedError.ExitCode();
        }
    }
}
