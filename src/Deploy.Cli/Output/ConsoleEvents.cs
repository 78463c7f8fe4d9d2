using Deploy.Engine.Events;
using Spectre.Console;

namespace Deploy.Cli.Output;

/// <summary>Events for people: plain lines, with colours where a terminal shows them.</summary>
internal sealed class ConsoleEvents(TextWriter output, TextWriter error) : ICommandEvents
{
    private readonly IAnsiConsole? _terminal = Console.IsOutputRedirected ? null : AnsiConsole.Console;

    public CancellationToken CallerIsGone => CancellationToken.None;

    public void Report(DeploymentEvent happened)
    {
        switch (happened)
        {
            case PhaseEvent phase: Line($"── {phase.Name}", "blue"); break;
            case MessageEvent { Level: MessageLevel.Warning } warning: error.WriteLine($"warning: {warning.Text}"); break;
            case MessageEvent { Level: MessageLevel.Progress } progress: Line($"   {progress.Text}", "grey"); break;
            case MessageEvent message: Line(message.Text, null); break;
            case ChangesEvent changes:
                foreach (var line in changes.Lines) Line(line, ColourOf(line));
                break;
            case DiagnosticEvent diagnostic: error.WriteLine(Text(diagnostic)); break;
            case OutcomeEvent outcome: Finish(outcome); break;
        }
    }

    /// <summary>The command alone cannot build an image.</summary>
    public Task<ImageAnswer> AskForImageAsync(ImageRequest request, CancellationToken cancellationToken) => Task.FromResult(new ImageAnswer(
        null, "this image is not in the repository yet, and only the build can push it: run dotnet publish -p:DeployToEcs=true, or name an image with --image repository@sha256:…"));

    public void Dispose() => output.Flush();

    /// <summary>The form that editors and CI systems recognise.</summary>
    private static string Text(DiagnosticEvent diagnostic)
    {
        var place = diagnostic.Location is { } at ? $"{at.File}({at.Line},{at.Column}): " : "";
        return $"{place}{(diagnostic.IsError ? "error" : "warning")} {diagnostic.Code}: {diagnostic.Text}";
    }

    private static string? ColourOf(string line) => line.Length == 0 ? null : line[0] switch
    {
        '+' => "green",
        '~' => "yellow",
        '!' or '-' => "red",
        _ => null,
    };

    private void Finish(OutcomeEvent outcome)
    {
        Line($"{outcome.Outcome}{(outcome.Code is null ? "" : $" ({outcome.Code})")}", outcome.Code is null ? "green" : "red");
        if (outcome.Report is not null) Line(outcome.Report, null);
    }

    private void Line(string text, string? colour)
    {
        if (_terminal is null || colour is null) output.WriteLine(text);
        else _terminal.MarkupLine($"[{colour}]{Markup.Escape(text)}[/]");
    }
}
