namespace Deploy.Local.Logs;

/// <summary>One line.</summary>
/// <param name="Id">Grows from event to event.</param>
/// <param name="Timestamp">When the line was written, by its writer.</param>
/// <param name="Ingested">When Local got it.</param>
/// <param name="Message">The line.</param>
public sealed record LogEvent(string Id, long Timestamp, long Ingested, string Message);
