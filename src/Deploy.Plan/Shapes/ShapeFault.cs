namespace Deploy.Plan.Shapes;

/// <summary>What is wrong with JSON that should be a shape, or with a path that should lead to a member of one.</summary>
/// <param name="Path">Where, by AWS's names: <c>tmpfs[0].size</c>; empty: the whole.</param>
/// <param name="Message">What, and what stands there rightly.</param>
public sealed record ShapeFault(string Path, string Message)
{
    /// <summary>Whether the name is at fault that stands there, and not its value.</summary>
    public bool IsOfName { get; init; }
}
