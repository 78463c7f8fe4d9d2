using System.Globalization;
using System.Text.RegularExpressions;

namespace Deploy.CodeFixes.Fixes;

/// <summary>Writes schedule expressions anew. Each method returns null where it cannot know what is meant.</summary>
internal static class CronRewriting
{
    /// <summary>The number of Sunday on Unix, where 7 is Sunday too.</summary>
    public const int Unix = 0;

    /// <summary>The number of Sunday in EventBridge.</summary>
    public const int EventBridge = 1;

    private const int DayOfMonth = 2;
    private const int DayOfWeek = 4;
    private const int UnixFields = 5;
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>Five fields of Unix as six: the year is added, weekdays are named, the open day field is a question mark.</summary>
    public static string? FromUnix(string expression) =>
        Fields(expression) is { Length: UnixFields } fields && Named(fields[DayOfWeek], Unix) is { } weekdays
            ? WithQuestionMark(Join([fields[0], fields[1], fields[2], fields[3], weekdays, "*"]))
            : null;

    /// <summary>A question mark in the day field that says nothing. Where both fields say something, Unix means either day, which EventBridge cannot say.</summary>
    public static string? WithQuestionMark(string expression)
    {
        if (Fields(expression) is not { Length: > DayOfWeek } fields) return null;
        if (fields[DayOfMonth] == "?" && fields[DayOfWeek] == "?") fields[DayOfMonth] = "*";
        else if (fields[DayOfWeek] == "*") fields[DayOfWeek] = "?";
        else if (fields[DayOfMonth] == "*") fields[DayOfMonth] = "?";
        else return null;
        return Join(fields);
    }

    /// <summary>Weekdays by name, from numbers that count from a number of Sunday.</summary>
    public static string? WithWeekdayNames(string expression, int sunday)
    {
        if (Fields(expression) is not { Length: > DayOfWeek } fields || Named(fields[DayOfWeek], sunday) is not { } weekdays) return null;
        fields[DayOfWeek] = weekdays;
        return Join(fields);
    }

    /// <summary>A time without its zone or fraction, and a date with the first second of its day.</summary>
    public static string? WithoutZone(string expression)
    {
        var match = Regex.Match(expression, @"\Aat\((\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?\)\z");
        if (!match.Success) return null;
        var time = match.Groups[2].Success ? match.Groups[2].Value + (match.Groups[3].Success ? match.Groups[3].Value : ":00") : "00:00:00";
        var text = $"{match.Groups[1].Value}T{time}";
        return DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? $"at({text})" : null;
    }

    private static string[]? Fields(string expression) =>
        expression.StartsWith("cron(", StringComparison.Ordinal) && expression.EndsWith(")", StringComparison.Ordinal)
            ? expression.Substring(5, expression.Length - 6).Split([' '], StringSplitOptions.RemoveEmptyEntries)
            : null;

    private static string Join(string[] fields) => $"cron({string.Join(" ", fields)})";

    // Steps count days, and #3 and L have meanings of their own: what holds more than single days and ranges is left to a person.
    private static string? Named(string field, int sunday)
    {
        if (field is "*" or "?") return field;
        if (!Regex.IsMatch(field, @"\A[0-9A-Za-z]+(-[0-9A-Za-z]+)?(,[0-9A-Za-z]+(-[0-9A-Za-z]+)?)*\z")) return null;
        var isKnown = true;
        var named = Regex.Replace(field, "[0-9]+", number =>
        {
            var day = int.Parse(number.Value, CultureInfo.InvariantCulture) - sunday;
            isKnown &= day >= 0 && day <= Days.Length;
            return isKnown ? Days[day % Days.Length] : number.Value;
        });
        return isKnown ? named : null;
    }
}
