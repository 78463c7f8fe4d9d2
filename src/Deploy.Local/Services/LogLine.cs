namespace Deploy.Local.Services;

/// <summary>A line that a program wrote.</summary>
/// <param name="Time">When.</param>
/// <param name="Message">The text without its line end. Bytes that are no UTF-8 are U+FFFD already, as .NET's own decoder makes them.</param>
public sealed record LogLine(DateTimeOffset Time, string Message);
