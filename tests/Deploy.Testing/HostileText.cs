using System.Globalization;
using System.Text.RegularExpressions;

namespace Deploy.Testing;

/// <summary>What somebody can make a container log, and how to tell that an output would act on it.</summary>
public static class HostileText
{
    /// <summary>A word that shows that the text was not simply left out.</summary>
    public const string Word = "zq-planted";

    /// <summary>Orders to terminals, CI systems, MSBuild and Markdown.</summary>
    public static IReadOnlyList<string> Lines { get; } =
    [
        $"::error file=a.cs,line=1::{Word}",
        $"  ::add-mask::{Word}",
        $"\t::set-output name=x::{Word}",
        $"##vso[task.setvariable variable=TOKEN]{Word}",
        $"text ##vso[task.complete result=Succeeded;]{Word}",
        $"##[error]{Word}",
        $"###[warning]{Word}",
        $"##teamcity[buildStatus status='SUCCESS' text='{Word}']",
        $"\u001b[2J\u001b[1;1H\u001b]0;title\u0007{Word}",
        $"\u009b2J{Word}\u009d8;;https://example.com\u009c",
        $"{Word}\r::warning::over the line",
        $"{Word}\n##vso[task.setvariable variable=A]b",
        $"{Word}\u2028::notice::after a line separator\u0085::notice::after NEL",
        $"{Word} \u202egnp.exe\u202c \u2066a\u2069 \u200b\ufeff::debug::b",
        $"Shop.cs(1,2): error CS0001: {Word}",
        $"error ABC: {Word}",
        $"x : warning : {Word}",
        $"{Word} <img src=x onerror=alert(1)> <!-- @somebody #12 [a](https://example.com) `code` **bold**",
        $"``` {Word}",
        $"{Word} -> /bin/Release/other.dll",
        $"{Word} [red]markup[/] {{0}} $(Property) %3B \ud800",
    ];

    /// <summary>All lines in one text.</summary>
    public static string Text { get; } = string.Join('\n', Lines);

    /// <summary>What an output would do that it must not; empty: nothing.</summary>
    /// <param name="output">All of an output.</param>
    /// <param name="ownErrors">Codes with which the program itself may write <c>error CODE:</c>.</param>
    public static IReadOnlyList<string> OrdersIn(string output, params string[] ownErrors)
    {
        var orders = new List<string>();
        foreach (var line in output.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            void Add(bool found, string what)
            {
                if (found) orders.Add($"{what}: {string.Concat(line.Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"<{(int)c:X4}>"))}");
            }

            Add(line.TrimStart().StartsWith("::", StringComparison.Ordinal), "workflow command");
            Add(line.Contains("##vso[", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal) || line.Contains("##teamcity[", StringComparison.Ordinal), "CI command");
            Add(line.Any(c => c != '\t' && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator), "control");
            var own = ownErrors.Length == 0 ? line : Regex.Replace(line, $@"\b(error|warning) ({string.Join('|', ownErrors)}): ", "");
            Add(Regex.IsMatch(own, @"(^|[\s:])(error|warning)(\s+[^:\s]*)?\s*:", RegexOptions.IgnoreCase), "canonical error");
        }

        return orders;
    }
}
