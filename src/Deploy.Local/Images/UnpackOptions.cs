namespace Deploy.Local.Images;

/// <summary>How much of the disk one image may take, so that a small layer that unpacks to a large one does not fill it.</summary>
public sealed record UnpackOptions
{
    /// <summary>Bytes of all layers together, uncompressed.</summary>
    public long MaximumBytes { get; init; } = 8L * 1024 * 1024 * 1024;

    /// <summary>Entries of all layers together, with the folders that are made for them.</summary>
    public int MaximumEntries { get; init; } = 200_000;

    /// <summary>Whether two names that differ only in case are one name on disk; null asks the file system.</summary>
    public bool? FoldsCase { get; init; }
}
