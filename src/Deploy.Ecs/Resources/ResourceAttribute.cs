namespace Deploy.Ecs;

/// <summary>An attribute that declares a resource. The class that carries it is the resource's name: refer to it by <c>typeof</c>.</summary>
public abstract class ResourceAttribute : Attribute
{
    /// <summary>The stage that this declaration overrides; left out: the base. Only the properties that are set override.</summary>
    public string? Stage { get; set; }

    /// <summary>Who makes and changes the resource. Default: <see cref="Ownership.Owned"/>.</summary>
    public Ownership Ownership { get; set; }

    /// <summary>With <see cref="Stage"/>: true drops the resource in that stage.</summary>
    public bool Remove { get; set; }
}
