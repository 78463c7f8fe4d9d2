using System.Globalization;
using System.Text.RegularExpressions;

namespace Deploy.Local.Scheduler;

/// <summary>One of the six fields of a cron expression: which numbers, names and signs it takes.</summary>
internal sealed partial record CronField(int Lowest, int Highest, string[] Names, string Signs)
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>Minutes, hours, day of month, month, day of week, year.</summary>
    public static CronField[] All { get; } =
    [
        new(0, 59, [], "/"),
        new(0, 23, [], "/"),
        new(1, 31, [], "/?LW"),
        new(1, 12, Months, "/"),
        new(1, 7, Days, "/?L#"),
        new(1970, 2199, [], "/"),
    ];

    public bool Accepts(string text)
    {
        if (text == "?")
            return Signs.Contains('?');
        var parts = text.Split(',');
        return parts.All(AcceptsPart) && (parts.Length == 1 || !text.Contains('#', StringComparison.Ordinal));
    }

    private bool AcceptsPart(string part)
    {
        if (part == "L")
            return Signs.Contains('L');
        if (Signs.Contains('W') && (part == "LW" || (part.EndsWith('W') && Number(part[..^1]) is not null)))
            return true;
        if (Signs.Contains('#') && part.Split('#') is [var day, [>= '1' and <= '5']])
            return Number(day) is not null;
        if (Signs.Contains('#') && part.EndsWith('L') && Number(part[..^1]) is not null)
            return true;

        var match = Part().Match(part);
        if (!match.Success)
            return false;
        var from = match.Groups["from"].Value;
        if (from != "*" && Number(from) is null)
            return false;
        if (match.Groups["to"].Success && (from == "*" || Number(match.Groups["to"].Value) is null))
            return false;
        return !match.Groups["step"].Success
            || (int.TryParse(match.Groups["step"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step >= 1 && step <= Highest);
    }

    /// <summary>The numbers of a list of numbers, ranges and steps that the field accepts; a range may go round. Parts with other signs have none.</summary>
    public HashSet<int> NumbersOf(string text) => [.. text.Split(',').SelectMany(NumbersOfPart)];

    private IEnumerable<int> NumbersOfPart(string part)
    {
        var match = Part().Match(part);
        if (!match.Success)
            return [];
        var (from, step) = (match.Groups["from"].Value, match.Groups["step"].Success ? int.Parse(match.Groups["step"].Value, CultureInfo.InvariantCulture) : 1);
        if ((from == "*" ? Lowest : Number(from)) is not { } first)
            return [];
        var single = from != "*" && !match.Groups["to"].Success && !match.Groups["step"].Success;
        var last = match.Groups["to"].Success ? Number(match.Groups["to"].Value) ?? first : single ? first : Highest;
        var count = (last >= first ? last - first : last - first + Highest - Lowest + 1) / step;
        return Enumerable.Range(0, count + 1).Select(index => first + (index * step)).Select(number => number > Highest ? number - (Highest - Lowest + 1) : number);
    }

    /// <summary>The number of a number or name that the field has; null for another text.</summary>
    public int? Number(string text)
    {
        if (Array.IndexOf(Names, text.ToUpperInvariant()) is >= 0 and var index)
            return Lowest + index;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Lowest && number <= Highest ? number : null;
    }

    [GeneratedRegex(@"^(?<from>\*|\w+)(-(?<to>\w+))?(/(?<step>\d+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
