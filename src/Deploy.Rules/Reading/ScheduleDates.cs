using System.Globalization;

namespace Deploy.Rules.Reading;

/// <summary>Start and end dates of schedules: ISO 8601 in UTC.</summary>
internal static class ScheduleDates
{
    private static readonly string[] Formats = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>The time that a text is; null when it is none.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Whether a text is a time.</summary>
    public static bool IsValid(string text) => Parse(text) is not null;
}
