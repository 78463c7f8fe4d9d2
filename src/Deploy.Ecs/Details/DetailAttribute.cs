namespace Deploy.Ecs;

/// <summary>An attribute that details a resource declared on the same class.</summary>
public abstract class DetailAttribute : Attribute
{
    /// <summary>The stage that this detail belongs to; left out: the base. It overrides the base detail of the same key.</summary>
    public string? Stage { get; set; }

    /// <summary>With <see cref="Stage"/>: true drops the base detail of the same key in that stage. No default takes its place.</summary>
    public bool Remove { get; set; }
}
