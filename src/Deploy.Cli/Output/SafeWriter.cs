using System.Text;

namespace Deploy.Cli.Output;

/// <summary>
/// Writes as long as somebody can read. An output that is closed, or a disk that is full, must not end a deployment in its middle: what
/// cannot be said is in the report.
/// </summary>
internal sealed class SafeWriter(TextWriter inner) : TextWriter
{
    private bool _isClosed;

    /// <summary>Standard output.</summary>
    public static TextWriter Out { get; } = Synchronized(new SafeWriter(Console.Out));

    /// <summary>Standard error.</summary>
    public static TextWriter Error { get; } = Synchronized(new SafeWriter(Console.Error));

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => inner.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (_isClosed) return;
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            _isClosed = true;
        }
    }
}
