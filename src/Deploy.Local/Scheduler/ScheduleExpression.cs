using System.Globalization;
using System.Text.RegularExpressions;

namespace Deploy.Local.Scheduler;

/// <summary>
/// The grammar of <c>cron(…)</c>, <c>rate(…)</c> and <c>at(…)</c>.
/// See <see href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html"/>.
/// </summary>
public static partial class ScheduleExpression
{
    private const int DayOfMonth = 2;
    private const int DayOfWeek = 4;

    /// <summary>Whether EventBridge Scheduler takes the expression. It does not mind <c>rate(5 minute)</c>.</summary>
    public static bool IsValidForScheduler(string text) => IsCron(text) || IsAt(text) || Rate().IsMatch(text);

    /// <summary>Whether an EventBridge rule takes the expression: no <c>at</c>, and the unit agrees with the value in number.</summary>
    public static bool IsValidForRule(string text) =>
        IsCron(text) || (Rate().Match(text) is { Success: true } match && match.Groups["value"].Value == "1" != (match.Groups["plural"].Length > 0));

    private static bool IsAt(string text) =>
        At().Match(text) is { Success: true } match
        && DateTime.TryParseExact(match.Groups["time"].Value, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsCron(string text)
    {
        if (Cron().Match(text) is not { Success: true } match)
            return false;

        var fields = match.Groups["fields"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == CronField.All.Length
            && fields[DayOfMonth] == "?" != (fields[DayOfWeek] == "?")
            && fields.Zip(CronField.All).All(pair => pair.Second.Accepts(pair.First));
    }

    [GeneratedRegex(@"^cron\((?<fields>[^()]*)\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Cron();

    [GeneratedRegex(@"^rate\((?<value>[1-9][0-9]*) (minute|hour|day)(?<plural>s?)\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();

    [GeneratedRegex(@"^at\((?<time>[^()]*)\)\z", RegexOptions.CultureInvariant)]
    private static partial Regex At();
}
