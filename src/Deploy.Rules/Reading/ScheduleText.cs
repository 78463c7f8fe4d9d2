using Deploy.Plan.Resources;

namespace Deploy.Rules.Reading;

/// <summary>A schedule expression: a keyword and what stands between the parentheses. An expression of no known form has no keyword.</summary>
internal sealed record ScheduleText(string Keyword, string Inner)
{
    /// <summary>The keyword of calendar expressions.</summary>
    public const string Cron = "cron";

    /// <summary>The keyword of intervals.</summary>
    public const string Rate = "rate";

    /// <summary>The keyword of points in time.</summary>
    public const string At = "at";

    private static readonly string[] Keywords = [Cron, Rate, At];

    /// <summary>The expression of a schedule; null where it is not known.</summary>
    public static ScheduleText? Of(ScheduleSpec schedule) => Text.Known(schedule.ScheduleExpression) is { } known ? Parse(known) : null;

    /// <summary>The six fields of a cron expression; null for another expression, and for another number of fields.</summary>
    public static string[]? CronFieldsOf(ScheduleSpec schedule) =>
        Of(schedule) is { Keyword: Cron } cron && cron.Words.Length == CronSyntax.Fields.Count ? cron.Words : null;

    /// <summary>Reads an expression.</summary>
    public static ScheduleText Parse(string expression) =>
        Keywords.FirstOrDefault(word => expression.StartsWith(word + "(", StringComparison.Ordinal)) is { } keyword
        && expression.EndsWith(")", StringComparison.Ordinal)
            ? new ScheduleText(keyword, expression.Substring(keyword.Length + 1, expression.Length - keyword.Length - 2))
            : new ScheduleText("", expression);

    /// <summary>The words between the parentheses.</summary>
    public string[] Words => Inner.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
