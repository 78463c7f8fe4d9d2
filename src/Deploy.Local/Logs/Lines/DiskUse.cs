namespace Deploy.Local.Logs.Lines;

/// <summary>The bytes of all lines on the disk, counted as they come and go.</summary>
internal sealed class DiskUse
{
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>Corrects the count by what was found.</summary>
    public void Set(long bytes) => Interlocked.Exchange(ref _bytes, bytes);
}
