using System.Globalization;

namespace Deploy.Local.Pages.Markup;

/// <summary>States, times and sizes as people read them. A state has a colour besides its word.</summary>
internal static class Words
{
    private static readonly string[] Good = ["RUNNING", "COMPLETED", "SUCCESSFUL", "HEALTHY", "ACTIVE", "ON"];
    private static readonly string[] Bad = ["FAILED", "UNHEALTHY", "ROLLBACK_FAILED", "ROLLBACK_SUCCESSFUL", "CREATE_FAILED", "UPDATE_FAILED", "DELETE_FAILED"];
    private static readonly string[] Quiet = ["STOPPED", "UNKNOWN", "INACTIVE", "OFF"];

    /// <summary>What stands where there is nothing.</summary>
    public static Html Dash { get; } = $"–";

    /// <summary>A state by AWS's name of it: <c>IN_PROGRESS</c> is <c>in progress</c>.</summary>
    public static Html State(string state) => $"""<span class="state {Colour(state)}">{state.Replace('_', ' ').ToLowerInvariant()}</span>""";

    /// <summary>A state whose change is said aloud.</summary>
    public static Html LiveState(string state) => $"""<span role="status">{State(state)}</span>""";

    /// <summary>A moment in UTC, to the second.</summary>
    public static Html Time(DateTimeOffset moment) => Time(moment, TimeZoneInfo.Utc);

    /// <summary>The same; a dash where there is none.</summary>
    public static Html Time(DateTimeOffset? moment) => moment is { } at ? Time(at) : Dash;

    /// <summary>A moment by the clock of a time zone.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="zone">The time zone.</param>
    /// <param name="format">How it is shown.</param>
    public static Html Time(DateTimeOffset moment, TimeZoneInfo zone, string format = "yyyy-MM-dd HH:mm:ss")
    {
        var shown = TimeZoneInfo.ConvertTime(moment, zone).ToString(format, CultureInfo.InvariantCulture);
        return $"""<time datetime="{moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}">{shown}</time>""";
    }

    /// <summary>What cannot be torn between two lines.</summary>
    public static Html Whole(string text) => $"""<span class="whole">{text}</span>""";

    /// <summary>What happened to a service, without the name of the service before it.</summary>
    public static string Event(string message, string service) =>
        message.StartsWith($"(service {service}) ", StringComparison.Ordinal) ? message[$"(service {service}) ".Length..] : message;

    /// <summary>How long something took, in the largest two units.</summary>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.#} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{length.Minutes} min {length.Seconds} s"),
        { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.Hours} h {length.Minutes} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)length.TotalDays} d {length.Hours} h"),
    };

    /// <summary>A size in bytes.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024:0.#} MiB"),
    };

    private static string Colour(string state) =>
        Good.Contains(state) ? "good" : Bad.Contains(state) ? "bad" : Quiet.Contains(state) ? "quiet" : "moving";

    /// <summary>Text of a program; without any, a dash.</summary>
    public static Html Code(string? text) => string.IsNullOrEmpty(text) ? Dash : $"<code>{text}</code>";
}
