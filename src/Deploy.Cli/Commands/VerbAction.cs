using System.CommandLine;

namespace Deploy.Cli.Commands;

/// <summary>What a verb does.</summary>
internal static class VerbAction
{
    /// <summary>
    /// Sets it, so that there is a task at once. At Ctrl-C or SIGTERM System.CommandLine waits for the task of the verb; while a verb has not
    /// waited for anything yet there is none, and the process would end at once, without a report.
    /// </summary>
    public static void SetVerb(this Command command, Func<ParseResult, CancellationToken, Task<int>> verb) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            return await verb(parsed, cancellationToken);
        });
}
