namespace Deploy.Local.Registry.Storage;

/// <summary>A manifest of a repository with what the registry knows of it.</summary>
public sealed record StoredImage
{
    /// <summary>The manifest's digest.</summary>
    public required Digest Digest { get; init; }

    /// <summary>When the manifest was first pushed to this repository.</summary>
    public required DateTimeOffset PushedAt { get; init; }

    /// <summary>The tags that point at it, in ordinal order.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The manifest as it was pushed.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What the manifest says.</summary>
    public required ManifestDocument Document { get; init; }
}
