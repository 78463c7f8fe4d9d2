namespace Deploy.Local.Logs;

/// <summary>A stream of events in the order of their times.</summary>
public sealed class LogStream
{
    public string Name { get; set; } = "";

    public long CreatedAt { get; set; }

    public long? LastIngestion { get; set; }

    public List<LogEvent> Events { get; set; } = [];
}
