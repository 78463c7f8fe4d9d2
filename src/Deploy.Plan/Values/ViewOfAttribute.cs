namespace Deploy.Plan.Values;

/// <summary>
/// The property shows a member of AWS's request, which its record holds: reading and setting it reads and sets that member. It is no part of the
/// record's JSON and of what is compared or rewritten, as the member itself is.
/// </summary>
/// <param name="path">Where the member lies, from the resource or the element of a list on: <c>DeploymentConfiguration.MaximumPercent</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ViewOfAttribute(string path) : Attribute
{
    /// <summary>The path of the member.</summary>
    public string Path { get; } = path;
}
