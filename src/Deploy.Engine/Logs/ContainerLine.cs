namespace Deploy.Engine.Logs;

/// <summary>A line that a container wrote.</summary>
/// <param name="Time">When, by its log driver.</param>
/// <param name="Container">The container's name.</param>
/// <param name="TaskId">The task's id.</param>
/// <param name="Text">The line.</param>
public sealed record ContainerLine(DateTimeOffset Time, string Container, string TaskId, string Text);
