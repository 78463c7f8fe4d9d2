using System.Globalization;

namespace Deploy.Rules.Reading;

/// <summary>
/// The grammar of a field of a cron expression of EventBridge. See https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
/// </summary>
internal sealed record CronSyntax(string Name, int Lowest, int Highest, IReadOnlyList<string> Names, string Special)
{
    /// <summary>The place of the day of the month among the fields.</summary>
    public const int DayOfMonth = 2;

    /// <summary>The place of the month among the fields.</summary>
    public const int Month = 3;

    /// <summary>The place of the day of the week among the fields.</summary>
    public const int DayOfWeek = 4;

    /// <summary>The place of the year among the fields.</summary>
    public const int Year = 5;

    /// <summary>The fields in their order.</summary>
    public static IReadOnlyList<CronSyntax> Fields { get; } =
    [
        new("minutes", 0, 59, [], ""),
        new("hours", 0, 23, [], ""),
        new("day-of-month", 1, 31, [], "?LW"),
        new("month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], ""),
        new("day-of-week", 1, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], "?L#"),
        new("year", 1970, 2199, [], ""),
    ];

    /// <summary>What is wrong with the field, in words; null when it is right.</summary>
    public string? ErrorIn(string field)
    {
        if (field == "?" && Allows('?')) return null;
        var elements = ElementsOf(field);
        return elements.Length == 0 ? "it names no value" : elements.Select(ErrorInElement).FirstOrDefault(error => error is not null);
    }

    /// <summary>Whether another rule speaks of what is wrong with the field: numbers of weekdays.</summary>
    public static bool IsJudgedElsewhere(int place, string field) =>
        place == DayOfWeek && WeekdayNumbersOutside(field).Any();

    /// <summary>Numbers in a day-of-week field that are no days: 0 and 8 and more.</summary>
    public static IEnumerable<string> WeekdayNumbersOutside(string field) => ElementsOf(field)
        .SelectMany(element => element.Split('/', '#')[0].Split('-'))
        .Where(text => text.Length > 0 && text.All(c => c is >= '0' and <= '9') && Fields[DayOfWeek].ErrorInValue(text) is not null);

    /// <summary>The elements of a list that are not empty.</summary>
    public static string[] ElementsOf(string field) => field.Split([','], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The number that a value stands for: <c>MON</c> is 2; null for what is no value of this field's kind.</summary>
    public int? ValueOf(string text)
    {
        if (text.Length is > 0 and <= 4 && text.All(c => c is >= '0' and <= '9')) return int.Parse(text, CultureInfo.InvariantCulture);
        var index = Names.ToList().FindIndex(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : Lowest + index;
    }

    /// <summary>The numbers that a list of values and ranges stands for, <c>*</c> being all; null where it holds something else.</summary>
    public IReadOnlyList<int>? NumbersIn(string field)
    {
        if (field == "*") return [.. Enumerable.Range(Lowest, Highest - Lowest + 1)];
        var numbers = new List<int>();
        foreach (var element in ElementsOf(field))
        {
            var ends = element.Split('-').Select(ValueOf).ToArray();
            if (ends.Length > 2 || ends.Any(end => end is null)) return null;
            var (first, last) = (ends[0]!.Value, ends[ends.Length - 1]!.Value);
            if (first > last) return null;
            numbers.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return numbers;
    }

    private bool Allows(char special) => Special.Contains(special);

    private string? ErrorInElement(string element)
    {
        if (IsSpecial(element.ToUpperInvariant())) return null;
        var parts = element.Split('/');
        if (parts.Length > 2) return $"'{element}' has more than one step";
        var error = parts[0] == "*" ? null : ErrorInRange(parts[0]);
        return error ?? (parts.Length == 2 ? ErrorInStep(parts[1]) : null);
    }

    private string? ErrorInRange(string range)
    {
        var ends = range.Split('-');
        return ends.Length > 2 ? $"'{range}' is not a range" : ends.Select(ErrorInValue).FirstOrDefault(error => error is not null);
    }

    private string? ErrorInValue(string text)
    {
        if (ValueOf(text) is not { } value) return $"'{text}' is not a value of this field";
        return value < Lowest || value > Highest ? $"{text} is outside {Number.Text(Lowest)} to {Number.Text(Highest)}" : null;
    }

    private string? ErrorInStep(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step >= 1 && step <= Highest
            ? null
            : $"the step '{text}' is outside 1 to {Number.Text(Highest)}";

    // L is the last day, 6L the last Friday, 15W the weekday nearest to the 15th, LW the last weekday, 6#3 the third Friday.
    private bool IsSpecial(string element)
    {
        if (Allows('#') && element.Contains('#')) return IsValue(element.Substring(0, element.IndexOf('#')));
        if (Allows('L') && element == "L") return true;
        if (Allows('#') && element.EndsWith("L", StringComparison.Ordinal)) return IsValue(element.Substring(0, element.Length - 1));
        if (!Allows('W')) return false;
        return element == "LW" || (element.EndsWith("W", StringComparison.Ordinal) && IsValue(element.Substring(0, element.Length - 1)));
    }

    private bool IsValue(string text) => ValueOf(text) is { } value && value >= Lowest && value <= Highest;
}
