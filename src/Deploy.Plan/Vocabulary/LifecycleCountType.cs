using System.Runtime.Serialization;

namespace Deploy.Ecs;

/// <summary>What a lifecycle rule counts.</summary>
public enum LifecycleCountType
{
    /// <summary>Images beyond the newest N.</summary>
    [EnumMember(Value = "imageCountMoreThan")]
    ImageCountMoreThan,

    /// <summary>Images pushed more than N days ago.</summary>
    [EnumMember(Value = "sinceImagePushed")]
    SinceImagePushed,
}
