namespace Deploy.Local.Services;

/// <summary>A stream that a program writes to. Any thread may call it; disposing it closes the file.</summary>
public interface ILogStreamWriter : IDisposable
{
    /// <summary>
    /// Adds lines. When it returns, reads see them. Empty lines are left out, and long ones cut into several of at most 262,118 bytes, as the
    /// awslogs driver does. It does not throw: what cannot be written, because the group is missing or the disk full, is told once in the request log.
    /// </summary>
    void Write(IReadOnlyList<LogLine> lines);
}
