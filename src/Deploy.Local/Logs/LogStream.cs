using System.Globalization;

namespace Deploy.Local.Logs;

/// <summary>A stream of events in the order of their times.</summary>
public sealed class LogStream
{
    public string Name { get; set; } = "";

    public long CreatedAt { get; set; }

    public long? LastIngestion { get; set; }

    public List<LogEvent> Events { get; set; } = [];

    /// <summary>Adds lines with their times, and returns how many there are now.</summary>
    public int Append(IEnumerable<(long Time, string Message)> lines, long now)
    {
        var number = Events.Count;
        var before = number;
        // A stable sort: lines of the same time stay in the order they came in.
        Events = [.. Events
            .Concat(lines.Select(line => new LogEvent((++number).ToString("D20", CultureInfo.InvariantCulture), line.Time, now, line.Message)))
            .OrderBy(line => line.Timestamp)];
        if (number > before)
            LastIngestion = now;
        return number;
    }
}
