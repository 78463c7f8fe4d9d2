namespace Deploy.Plan.Values;

/// <summary>What of a resource a <see cref="Reference"/> stands for.</summary>
public enum ReferenceTo
{
    /// <summary>Its ARN.</summary>
    Arn,

    /// <summary>Its physical name.</summary>
    Name,

    /// <summary>The image that was pushed to it, by digest; of repositories.</summary>
    Image,
}

/// <summary>
/// A value that names another resource: one of the plan by its address, of which AWS's own name is known at deployment only, or a text that AWS
/// takes as it is. Order of deployment and "what is this for" follow from it.
/// </summary>
public readonly record struct Reference
{
    private Reference(ResourceAddress? resource, ReferenceTo to, string? literal) => (Resource, To, Literal) = (resource, to, literal);

    /// <summary>The resource of the plan; null: a text.</summary>
    public ResourceAddress? Resource { get; }

    /// <summary>What of the resource is meant.</summary>
    public ReferenceTo To { get; }

    /// <summary>The text, which may hold placeholders (<see cref="StringTemplate"/>); null: a resource of the plan.</summary>
    public string? Literal { get; }

    /// <summary>The ARN of a resource of the plan.</summary>
    public static Reference ArnOf(ResourceAddress resource) => new(resource, ReferenceTo.Arn, null);

    /// <summary>The physical name of a resource of the plan.</summary>
    public static Reference NameOf(ResourceAddress resource) => new(resource, ReferenceTo.Name, null);

    /// <summary>The image that was pushed to a repository of the plan.</summary>
    public static Reference ImageOf(ResourceAddress repository) => new(repository, ReferenceTo.Image, null);

    /// <summary>What stands for something of a resource.</summary>
    public static Reference Of(ResourceAddress resource, ReferenceTo to) => new(resource, to, null);

    /// <summary>A text.</summary>
    public static Reference Of(string literal) => new(null, default, literal);

    /// <summary>The text, or what is meant of which resource: <c>Arn of role/shop</c>.</summary>
    public override string ToString() => Resource is { } resource ? $"{To} of {resource}" : Literal ?? "";
}
