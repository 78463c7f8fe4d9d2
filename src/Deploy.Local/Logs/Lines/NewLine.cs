namespace Deploy.Local.Logs.Lines;

/// <summary>A line that is to be stored.</summary>
/// <param name="Time">Milliseconds since 1970.</param>
/// <param name="Message">Any text; halves of surrogate pairs become U+FFFD.</param>
public readonly record struct NewLine(long Time, string Message);
