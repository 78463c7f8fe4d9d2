using Deploy.Plan.Texts;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.MSBuild;

/// <summary>The only writer of the tasks to MSBuild's log. Whatever it is given, nothing in it gives orders to the terminal or to the CI that reads along.</summary>
/// <param name="log">MSBuild's log.</param>
/// <param name="inTerminal">Whether MSBuild's terminal logger shows it.</param>
internal sealed class BuildLog(TaskLoggingHelper log, bool inTerminal = false)
{
    /// <summary>A message. Line ends in it become spaces.</summary>
    public void Message(MessageImportance importance, string text)
    {
        // With an arrow in it the terminal logger takes a message for the output of a project.
        var line = ForeignText.LogLine(text).Replace(" -> ", " → ", StringComparison.Ordinal);
        log.LogMessage(importance, "{0}", inTerminal && importance == MessageImportance.High ? line + TerminalLogger.Shown : line);
    }

    /// <summary>A file that the deployment wrote, in the form that the terminal logger takes for the project's output and shows last.</summary>
    public void Output(string project, string path) =>
        log.LogMessage(MessageImportance.High, "{0}", $"{ForeignText.LogLine(project)} -> {ForeignText.LogLine(path)}");

    /// <summary>A warning.</summary>
    public void Warning(string? code, string file, string text, int line = 0, int column = 0) =>
        log.LogWarning(null, Code(code), null, ForeignText.OneLine(file), line, column, 0, 0, "{0}", Lines(text));

    /// <summary>An error.</summary>
    public void Error(string code, string file, string text, int line = 0, int column = 0) =>
        log.LogError(null, Code(code), null, ForeignText.OneLine(file), line, column, 0, 0, "{0}", Lines(text));

    /// <summary>Each line for itself: what came last out of a command that died is several.</summary>
    private static string Lines(string text) => string.Join('\n', text.Split('\n').Select(ForeignText.LogLine));

    /// <summary>A code is one word, or it would be text in front of the text.</summary>
    private static string? Code(string? code) =>
        code is null ? null : string.Concat(code.Where(char.IsAsciiLetterOrDigit));
}
