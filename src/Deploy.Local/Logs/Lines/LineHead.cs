namespace Deploy.Local.Logs.Lines;

/// <summary>What the index knows of a line.</summary>
/// <param name="Time">Its writer's time, in milliseconds since 1970.</param>
/// <param name="Ingested">When Local got it.</param>
/// <param name="TextBytes">The size of its message in UTF-8.</param>
/// <param name="Length">What it takes in its file, in bytes with the line feed.</param>
internal readonly record struct LineHead(long Time, long Ingested, int TextBytes, int Length);
