using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>A tag of every resource on the class.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html</remarks>
/// <example>
/// <code>
/// [Tag("team", "shop")]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class TagAttribute : DetailAttribute
{
    /// <summary>A tag.</summary>
    /// <param name="key">1 to 128 characters, not starting with <c>aws:</c>.</param>
    /// <param name="value">At most 256 characters.</param>
    public TagAttribute(string key, string value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>A tag that a stage removes.</summary>
    /// <param name="key">1 to 128 characters, not starting with <c>aws:</c>.</param>
    public TagAttribute(string key) => Key = key;

    /// <summary>1 to 128 characters, not starting with <c>aws:</c>.</summary>
    public string Key { get; }

    /// <summary>At most 256 characters.</summary>
    public string? Value { get; }
}
