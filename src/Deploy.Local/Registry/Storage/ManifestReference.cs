namespace Deploy.Local.Registry.Storage;

/// <summary>One thing that a manifest refers to.</summary>
public sealed record ManifestReference
{
    /// <summary>The content's digest.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The content's media type, or empty.</summary>
    public required string MediaType { get; init; }

    /// <summary>The content's size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>True when the content has a URL of its own and is never stored here.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary><c>linux/amd64</c> in an index, else null.</summary>
    public string? Platform { get; init; }
}
