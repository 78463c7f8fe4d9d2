using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Deploy.Testing;

/// <summary>Runs programs in a pseudo-terminal, as somebody sees them who sits before it.</summary>
public static partial class Terminal
{
    private const string Program = "script";

    /// <summary>Whether there is one on this machine.</summary>
    public static bool Exists => OperatingSystem.IsLinux() && Programs.Exists(Program);

    /// <summary>The same program in a terminal of 120 columns.</summary>
    public static ProcessStartInfo Start(ProcessStartInfo start)
    {
        var command = string.Join(' ', start.ArgumentList.Prepend(start.FileName).Select(argument => $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'"));
        var inTerminal = Programs.Start(Program, start.WorkingDirectory, ["-qefc", $"stty cols 120 rows 40; exec {command}", "/dev/null"]);
        inTerminal.Environment.Clear();
        foreach (var (name, value) in start.Environment) inTerminal.Environment[name] = value;
        inTerminal.Environment["TERM"] = "xterm-256color";
        // What says that nobody reads along.
        foreach (var name in (string[])["CI", "NO_COLOR", "MSBUILDTERMINALLOGGER"]) inTerminal.Environment.Remove(name);
        return inTerminal;
    }

    /// <summary>What is left when a terminal has taken out what it does not show: control sequences (CSI), operating system commands (OSC) with titles and links.</summary>
    public static string Visible(string output) => Sequences().Replace(output, "").Replace("\r", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\e\[[0-9;?]*[ -/]*[@-~]|\e\][^\a\e]*(\a|\e\\)|\e[=>]")]
    private static partial Regex Sequences();
}
