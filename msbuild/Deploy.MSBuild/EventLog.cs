using Deploy.MSBuild.Protocol;
using Microsoft.Build.Framework;

namespace Deploy.MSBuild;

/// <summary>Turns what the command says into MSBuild's messages, warnings and errors.</summary>
internal sealed class EventLog(BuildLog log, DeploymentSession session)
{
    /// <summary>Logs one event; those that steer the build say nothing.</summary>
    public void Write(CommandEvent next)
    {
        switch (next)
        {
            case PhaseEvent phase: log.Message(MessageImportance.Low, $"deploy-ecs: {phase.Name}"); break;
            case MessageEvent { Level: "warning" } message: Warn(null, message.Text, null, 0, 0); break;
            // Plan and progress are what a log of CI consists of, and what somebody at a terminal waits for.
            case MessageEvent message: log.Message(MessageImportance.High, message.Text); break;
            case DiagnosticEvent { IsError: true } error: Error(error.Code, error.Text, error.File, error.Line, error.Column); break;
            case DiagnosticEvent warning: Warn(warning.Code, warning.Text, warning.File, warning.Line, warning.Column); break;
            case OutputLine line: log.Message(MessageImportance.Low, line.Text); break;
            case ErrorLine { Text.Length: > 0 } line: Warn(null, line.Text, null, 0, 0); break;
        }
    }

    /// <summary>Logs how the deployment ended: whatever is not a success is an error, once.</summary>
    public void WriteEnd(OutcomeEvent? outcome, EndedEvent? ended)
    {
        if (outcome is null)
        {
            var last = session.Command.LastLines.Count > 0 ? " Its last lines:\n" + string.Join('\n', session.Command.LastLines) : "";
            Error(Codes.UnexpectedError, $"deploy-ecs ended with exit code {ended?.ExitCode} and did not say how the deployment ended.{last}", null, 0, 0);
            return;
        }

        if (outcome.ExitCode != 0 && !session.ReportedCodes.Contains(outcome.Code ?? Codes.UnexpectedError))
            Error(outcome.Code ?? Codes.UnexpectedError, $"The deployment ended as {outcome.Outcome}.{(outcome.Report is null ? "" : $" Report: {outcome.Report}")}", null, 0, 0);
        if (outcome.Report is not null)
            log.Output(Path.GetFileNameWithoutExtension(session.ProjectFile), outcome.Report);
    }

    /// <summary>Logs that the build was cancelled: a failure, whatever had been reached.</summary>
    public void WriteCancelled(OutcomeEvent? outcome)
    {
        if (session.ReportedCodes.Contains(Codes.Cancelled)) return;
        var report = outcome?.Report is { } path ? $" Report: {path}" : "";
        var state = outcome is null ? "deploy-ecs did not answer and was ended" : $"deploy-ecs ended as {outcome.Outcome}";
        Error(Codes.Cancelled, $"The deployment was cancelled; {state}. Deploy again to continue: it starts from what is there.{report}", null, 0, 0);
    }

    private void Error(string code, string text, string? file, int line, int column)
    {
        session.ReportedCodes.Add(code);
        log.Error(code, Place(file), text, line, column);
    }

    private void Warn(string? code, string text, string? file, int line, int column) =>
        log.Warning(code, Place(file), text, line, column);

    private string Place(string? file) =>
        file is null ? session.ProjectFile : Path.GetFullPath(file, Path.GetDirectoryName(session.ProjectFile)!);
}
