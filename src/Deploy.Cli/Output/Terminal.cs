using Deploy.Plan.Texts;
using Spectre.Console;

namespace Deploy.Cli.Output;

/// <summary>The only writer of lines for people. Whatever it is given, nothing in it gives orders to the terminal or to the CI that reads along.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    private readonly IAnsiConsole? _colours = Console.IsOutputRedirected ? null : AnsiConsole.Console;

    /// <summary>This process's terminal, or what its output is redirected to.</summary>
    public static Terminal OfProcess() => new(SafeWriter.Out, SafeWriter.Error);

    /// <summary>A line of output.</summary>
    /// <param name="text">One line; line ends in it become spaces.</param>
    /// <param name="colour">A colour of Spectre.Console; null: the terminal's own.</param>
    public void Line(string text, string? colour = null)
    {
        var line = ForeignText.LogLine(text);
        if (_colours is null || colour is null) output.WriteLine(line);
        else _colours.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");
    }

    /// <summary>A line of output with a word before it.</summary>
    /// <param name="word">The word.</param>
    /// <param name="colour">The word's colour.</param>
    /// <param name="text">One line; line ends in it become spaces.</param>
    public void Line(string word, string colour, string text)
    {
        var (first, rest) = (ForeignText.LogLine(word), ForeignText.LogLine(text));
        if (_colours is null) output.WriteLine($"{first} {rest}");
        else _colours.MarkupLine($"[{colour}]{Markup.Escape(first)}[/] {Markup.Escape(rest)}");
    }

    /// <summary>A line of the error output: a prefix that programs are to recognise, such as <c>error DECS3000: </c>, and text.</summary>
    /// <param name="prefix">Words of ours.</param>
    /// <param name="text">What is wrong.</param>
    /// <param name="place">Where: <c>Shop.cs(3,2): </c>.</param>
    public void Error(string prefix, string text, string place = "") =>
        error.WriteLine($"{ForeignText.LogLine(place)}{prefix}{ForeignText.LogLine(text)}");

    /// <summary>Writes what waits.</summary>
    public void Flush() => output.Flush();
}
