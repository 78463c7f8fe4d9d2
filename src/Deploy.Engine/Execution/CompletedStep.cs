using Deploy.Engine.Kinds;

namespace Deploy.Engine.Execution;

/// <summary>A step that is done.</summary>
public sealed record CompletedStep(Step Step, Applied Applied, TimeSpan Duration);
