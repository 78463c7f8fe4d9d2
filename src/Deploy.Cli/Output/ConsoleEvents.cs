using Deploy.Engine.Events;

namespace Deploy.Cli.Output;

/// <summary>Events for people: plain lines, with colours where a terminal shows them.</summary>
internal sealed class ConsoleEvents(Terminal terminal) : ICommandEvents
{
    public CancellationToken CallerIsGone => CancellationToken.None;

    public void Report(DeploymentEvent happened)
    {
        switch (happened)
        {
            case PhaseEvent phase: terminal.Line($"── {phase.Name}", "blue"); break;
            case MessageEvent { Level: MessageLevel.Warning } warning: terminal.Error("warning: ", warning.Text); break;
            case MessageEvent { Level: MessageLevel.Progress } progress: terminal.Line($"   {progress.Text}", "grey"); break;
            case MessageEvent message: terminal.Line(message.Text); break;
            case ChangesEvent changes:
                foreach (var line in changes.Lines) terminal.Line(line, ColourOf(line));
                break;
            case DiagnosticEvent diagnostic: Write(diagnostic); break;
            case OutcomeEvent outcome: Finish(outcome); break;
        }
    }

    /// <summary>The command alone cannot build an image.</summary>
    public Task<ImageAnswer> AskForImageAsync(ImageRequest request, CancellationToken cancellationToken) => Task.FromResult(new ImageAnswer(
        null, "this image is not in the repository yet, and only the build can push it: run dotnet publish -p:DeployToEcs=true, or name an image with --image repository@sha256:…"));

    public void Dispose() => terminal.Flush();

    /// <summary>The form that editors and CI systems recognise.</summary>
    private void Write(DiagnosticEvent diagnostic) => terminal.Error(
        $"{(diagnostic.IsError ? "error" : "warning")} {diagnostic.Code}: ",
        diagnostic.Text,
        diagnostic.Location is { } at ? $"{at.File}({at.Line},{at.Column}): " : "");

    private static string? ColourOf(string line) => line.Length == 0 ? null : line[0] switch
    {
        '+' => "green",
        '~' => "yellow",
        '!' or '-' => "red",
        _ => null,
    };

    private void Finish(OutcomeEvent outcome)
    {
        terminal.Line($"{outcome.Outcome}{(outcome.Code is null ? "" : $" ({outcome.Code})")}", outcome.Code is null ? "green" : "red");
        if (outcome.Report is not null) terminal.Line(outcome.Report);
    }
}
