namespace Deploy.Local.Ecs.State;

/// <summary>A line of a service's history.</summary>
public sealed record EventRecord(string Id, double CreatedAt, string Message);
