using Deploy.Engine.Rollouts;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds;

/// <summary>A resource as AWS has it.</summary>
public abstract record Snapshot
{
    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>All its tags. A thing that cannot be tagged (a schedule) carries the identity tags of its container, and its own address.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>What <c>status</c> shows, as pairs of a name and a value: <c>running</c> <c>2/2</c>, <c>revision</c> <c>api:7</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>A rollout that an earlier run started, or somebody else, and that has not ended; null: none. It is followed.</summary>
    public ServiceRollout? Unsettled { get; init; }

    /// <summary>
    /// What is lost with it, in words that follow "with": <c>12 images</c>, <c>2 running tasks</c>; null: nothing. A kind sets it where a read tells it anyway;
    /// what costs a call is asked for what is going to be deleted only (<see cref="Kind.HoldsAsync"/>).
    /// </summary>
    public string? Holds { get; init; }

    /// <summary>The resource as a spec.</summary>
    public abstract ResourceSpec Resource { get; }

    /// <summary>The address within the application.</summary>
    public ResourceAddress Address => Resource.Address;
}

/// <summary>A resource as AWS has it, as a spec of its kind.</summary>
/// <remarks>
/// A kind may derive a record with more of what it read. The spec carries the declared name (of the plan's resource, or of the address
/// tag where <see cref="Kind.ReadFoundAsync"/> found it), so that it can be compared with the plan's.
/// </remarks>
public record Snapshot<TSpec> : Snapshot
    where TSpec : ResourceSpec
{
    /// <summary>What AWS has, in the form that <see cref="Kind.Normalise"/> gives the plan's spec.</summary>
    public required TSpec Actual { get; init; }

    /// <inheritdoc/>
    public override ResourceSpec Resource => Actual;
}
