namespace Deploy.Ecs;

/// <summary>Whose tags a task inherits.</summary>
public enum PropagateTags
{
    /// <summary>None.</summary>
    None,

    /// <summary>The service's.</summary>
    Service,

    /// <summary>The task definition's.</summary>
    TaskDefinition,
}
