namespace Deploy.Ecs;

/// <summary>Network modes of a task.</summary>
public enum NetworkMode
{
    /// <summary>The task has a network interface of its own.</summary>
    Awsvpc,

    /// <summary>Docker's bridge on the instance. EC2 only.</summary>
    Bridge,

    /// <summary>The instance's network. EC2 only.</summary>
    Host,

    /// <summary>No network. EC2 only.</summary>
    None,
}
