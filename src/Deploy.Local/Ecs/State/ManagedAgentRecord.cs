namespace Deploy.Local.Ecs.State;

/// <summary>The agent of <c>execute-command</c> in a container.</summary>
/// <param name="Last">Its last status.</param>
/// <param name="StartedAt">When it started, in seconds since 1970; null where it did not.</param>
public sealed record ManagedAgentRecord(string Last, double? StartedAt);
