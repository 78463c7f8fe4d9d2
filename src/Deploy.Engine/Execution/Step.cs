using Deploy.Engine.Differences;
using Deploy.Engine.Diffing;
using Deploy.Engine.Kinds;

namespace Deploy.Engine.Execution;

/// <summary>One resource in one phase: at most one create, update or delete.</summary>
/// <param name="Phase">When.</param>
/// <param name="Change">The resource.</param>
/// <param name="Changes">The changes that are written now.</param>
public sealed record Step(ApplyPhase Phase, ResourceChange Change, IReadOnlyList<PropertyChange> Changes);
