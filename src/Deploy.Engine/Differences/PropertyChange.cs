namespace Deploy.Engine.Differences;

/// <summary>One property that differs. It is printed and saved, so it never holds a sensitive value.</summary>
/// <param name="Path">The property's path, such as <c>ContainerDefinitions[api].Memory</c>.</param>
/// <param name="Before">What AWS has, as text; null: nothing.</param>
/// <param name="After">What the plan wants, as text; null: nothing.</param>
/// <param name="Impact">What writing it does.</param>
public sealed record PropertyChange(string Path, string? Before, string? After, ChangeImpact Impact)
{
    /// <summary>
    /// True: written only after every rollout of this run succeeded (what is still in use is taken away last). A kind that marks a change
    /// so must leave the property as it is when it is given the other changes first.
    /// </summary>
    public bool AfterRollout { get; init; }
}
