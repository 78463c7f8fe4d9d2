namespace Deploy.Local.Registry;

/// <summary>Where the registry keeps its content and what it calls itself.</summary>
public sealed record RegistryOptions
{
    /// <summary>The folder of the registry's content, <c>&lt;state&gt;/registry</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>The account number that error texts name.</summary>
    public required string RegistryId { get; init; }
}
