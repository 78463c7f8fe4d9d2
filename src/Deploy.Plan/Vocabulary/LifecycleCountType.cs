namespace Deploy.Ecs;

/// <summary>What a lifecycle rule counts.</summary>
public enum LifecycleCountType
{
    /// <summary>Images beyond the newest N.</summary>
    ImageCountMoreThan,

    /// <summary>Images pushed more than N days ago.</summary>
    SinceImagePushed,
}
