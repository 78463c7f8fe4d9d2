using Deploy.Engine.Logs;

namespace Deploy.Cli.Output;

/// <summary>Lines of containers, each behind its container and the beginning of its task's id, in a colour of its own.</summary>
internal sealed class LogLines(Terminal terminal)
{
    private const int ShortId = 8;

    private static readonly string[] Colours = ["cyan", "green", "yellow", "magenta", "blue", "aqua", "lime", "fuchsia"];

    private readonly Dictionary<string, string> _colours = new(StringComparer.Ordinal);

    public void Write(ContainerLine line)
    {
        var prefix = $"{line.Container}/{line.TaskId[..Math.Min(line.TaskId.Length, ShortId)]}";
        if (!_colours.TryGetValue(prefix, out var colour)) _colours[prefix] = colour = Colours[_colours.Count % Colours.Length];
        terminal.Line(prefix, colour, line.Text);
    }
}
