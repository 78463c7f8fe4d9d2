using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>A rule of the repository's lifecycle policy: which images expire. Rules apply in the order in which they are written.</summary>
/// <remarks>Exactly one of <see cref="OlderThanDays"/> and <see cref="KeepNewest"/> is needed. See https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html</remarks>
/// <example>
/// <code>
/// [ExpireImages(TagStatus.Untagged, OlderThanDays = 7), ExpireImages(TagStatus.Any, KeepNewest = 50)]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ExpireImagesAttribute : DetailAttribute
{
    /// <summary>Images chosen by <see cref="TagPrefixes"/> or <see cref="TagPatterns"/>.</summary>
    public ExpireImagesAttribute()
    {
    }

    /// <summary>Images of a tag status.</summary>
    /// <param name="tagStatus">Which images the rule looks at. Default: <see cref="Deploy.Ecs.TagStatus.Tagged"/>.</param>
    public ExpireImagesAttribute(TagStatus tagStatus) => TagStatus = tagStatus;

    /// <summary>Which images the rule looks at. Default: <see cref="Deploy.Ecs.TagStatus.Tagged"/>.</summary>
    public TagStatus TagStatus { get; }

    /// <summary>Tags that start with these.</summary>
    public string[] TagPrefixes { get; set; } = [];

    /// <summary>Tags that match these patterns; at most four <c>*</c> each.</summary>
    public string[] TagPatterns { get; set; } = [];

    /// <summary>Expire images that were pushed more than this many days ago. At least 1.</summary>
    public int OlderThanDays { get; set; }

    /// <summary>Expire all but this many newest images. At least 1.</summary>
    public int KeepNewest { get; set; }

    /// <summary>A number, 1 or more, unique within the policy; the lowest is tried first. Default: the position among the rules.</summary>
    public int Priority { get; set; }

    /// <summary>Free text.</summary>
    public string? Description { get; set; }
}
