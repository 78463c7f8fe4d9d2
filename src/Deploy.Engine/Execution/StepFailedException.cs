using Deploy.Plan.Values;

namespace Deploy.Engine.Execution;

/// <summary>A step failed; the inner exception is what the service said.</summary>
public sealed class StepFailedException(ResourceAddress address, string what, Exception inner) : Exception($"{what} failed: {inner.Message}", inner)
{
    /// <summary>What was done: <c>creating role/api-task</c>.</summary>
    public string What { get; } = what;

    /// <summary>The resource.</summary>
    public ResourceAddress Address { get; } = address;
}
