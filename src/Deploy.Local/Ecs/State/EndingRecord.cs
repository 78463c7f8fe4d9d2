namespace Deploy.Local.Ecs.State;

/// <summary>How a container ends by itself.</summary>
public sealed record EndingRecord(string Container, int ExitCode, string? Reason, IReadOnlyList<string> Log);
