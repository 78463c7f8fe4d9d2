using Deploy.Plan.Values;

namespace Deploy.Engine.Identity;

/// <summary>
/// A resource that carries the identity of the run's application and environment, as a search found it. Searches lag behind: whether it
/// still exists, and still is what its tags said, only a read of its own tells.
/// </summary>
/// <param name="Arn">Its ARN; a task definition's without the revision.</param>
/// <param name="Address">The address in its tags.</param>
public sealed record TaggedResource(string Arn, ResourceAddress Address);
