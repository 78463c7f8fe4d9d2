using System.Globalization;
using System.Text.RegularExpressions;

namespace Deploy.Local.Timing;

/// <summary>Lengths of time as people write them: <c>7d</c>, <c>12h</c>, <c>30m</c>, <c>90s</c>, <c>1d12h</c>.</summary>
public static partial class DurationText
{
    /// <summary>Null when the text is none, or is nothing.</summary>
    public static TimeSpan? TryParse(string? text)
    {
        if (Pattern().Match(text ?? "") is not { Success: true } match)
            return null;
        // Six digits of days cannot leave the calendar by themselves; who adds them to a time looks for its end.
        var duration = TimeSpan.FromSeconds((Part("d") * 86400) + (Part("h") * 3600) + (Part("m") * 60) + Part("s"));
        return duration > TimeSpan.Zero ? duration : null;

        double Part(string name) => match.Groups[name].Success ? double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^((?<d>\d{1,5})d)?((?<h>\d{1,7})h)?((?<m>\d{1,9})m)?((?<s>\d{1,9})s)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
