using Deploy.Engine.Rollouts;

namespace Deploy.Engine.Kinds;

/// <summary>What a create or update left behind.</summary>
/// <param name="Arn">The resource's ARN.</param>
/// <param name="Rollout">The rollout that the call started, if it started one: it is waited for.</param>
public sealed record Applied(string Arn, ServiceRollout? Rollout = null);
