namespace Deploy.Ecs;

/// <summary>An attribute that details a container of the task definition declared on the same class.</summary>
public abstract class ContainerDetailAttribute : DetailAttribute
{
    /// <summary>The container's name; left out: the only container, else the first essential one.</summary>
    public string? Container { get; set; }
}
