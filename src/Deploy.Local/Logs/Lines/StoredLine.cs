namespace Deploy.Local.Logs.Lines;

/// <summary>A line as it is read back.</summary>
/// <param name="Key">Its place; its time is the writer's.</param>
/// <param name="Ingested">When Local got it, in milliseconds since 1970.</param>
/// <param name="Message">The text, without a line end of its own.</param>
public sealed record StoredLine(LineKey Key, long Ingested, string Message);
