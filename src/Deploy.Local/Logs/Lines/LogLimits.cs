namespace Deploy.Local.Logs.Lines;

/// <summary>What logs may take on the disk, in bytes. The oldest lines go first.</summary>
public sealed record LogLimits
{
    /// <summary>What goes at once: small against a stream, large against the cost of a file.</summary>
    public long Segment { get; init; } = 8L << 20;

    /// <summary>Some two million lines: more than anyone reads of one task, and one that runs wild leaves the others theirs.</summary>
    public long Stream { get; init; } = 256L << 20;

    /// <summary>What a developer's disk does not miss.</summary>
    public long All { get; init; } = 1L << 30;
}
