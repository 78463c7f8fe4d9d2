namespace Deploy.Plan.Shapes;

/// <summary>What is wrong with JSON that should be a shape.</summary>
/// <param name="Path">Where, by AWS's names: <c>tmpfs[0].size</c>; empty: the whole.</param>
/// <param name="Message">What, and what stands there rightly.</param>
public sealed record ShapeFault(string Path, string Message);
