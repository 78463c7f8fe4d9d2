using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Deploy.Local.Logs.Lines;

/// <summary>
/// The lines of a stream: files that only grow, in the order in which lines came, and an index in memory. Any thread may call it; who reads holds up
/// nobody who writes.
/// </summary>
public sealed class LineStream
{
    private const int BytesAtOnce = 1 << 20;

    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly LogLimits _limits;
    private readonly DiskUse _use;
    private readonly List<LineSegment> _segments;
    private SafeFileHandle? _open;
    private int _writers;

    private LineStream(string folder, StreamHeader header, IEnumerable<LineSegment> segments, LogLimits limits, DiskUse use)
    {
        _folder = folder;
        (Name, CreatedAt, _limits, _use) = (header.Name, header.CreatedAt, limits, use);
        _segments = [.. segments.OrderBy(segment => segment.FirstNumber)];
        if (_segments.Count == 0)
            _segments.Add(LineSegment.New(folder, firstNumber: 1));
    }

    public string Folder => _folder;

    public string Name { get; }

    /// <summary>Milliseconds since 1970.</summary>
    public long CreatedAt { get; }

    /// <summary>Deleted, or Local ends: it takes no lines any more.</summary>
    public bool IsGone { get; private set; }

    /// <summary>The number of the next line: one more than there were ever.</summary>
    public long Next
    {
        get
        {
            lock (_lock)
                return _segments[^1].NextNumber;
        }
    }

    internal static LineStream Create(string folder, string name, long createdAt, LogLimits limits, DiskUse use)
    {
        var header = new StreamHeader(name, createdAt);
        header.Write(folder);
        return new LineStream(folder, header, [], limits, use);
    }

    /// <summary>A stream of an earlier run; null where the folder holds none.</summary>
    internal static LineStream? Existing(string folder, LogLimits limits, DiskUse use) => StreamHeader.Read(folder) is { } header
        ? new LineStream(folder, header, new DirectoryInfo(folder).EnumerateFiles(LineSegment.Pattern).Select(LineSegment.Existing).OfType<LineSegment>(), limits, use)
        : null;

    /// <summary>Adds lines behind those that are there; false: the stream is gone.</summary>
    /// <exception cref="IOException">The disk is full. What was written before in this call stays.</exception>
    public bool TryAppend(IEnumerable<NewLine> lines, long now)
    {
        lock (_lock)
        {
            using var rest = lines.GetEnumerator();
            var more = rest.MoveNext();
            while (more && !IsGone)
            {
                var buffer = new ArrayBufferWriter<byte>();
                var heads = LineFormat.Write(buffer, Some(), now);
                Write(buffer.WrittenSpan, heads);

                IEnumerable<NewLine> Some()
                {
                    for (; more && buffer.WrittenCount < BytesAtOnce; more = rest.MoveNext())
                        yield return rest.Current;
                }
            }

            return !IsGone;
        }
    }

    /// <summary>Keeps the file open between writes until <see cref="Release"/> is called as often.</summary>
    public void Hold()
    {
        lock (_lock)
            _writers++;
    }

    public void Release()
    {
        lock (_lock)
        {
            if (--_writers == 0)
                Close();
        }
    }

    /// <summary>The index as it is now.</summary>
    public IReadOnlyList<PlacedBlock> Blocks()
    {
        lock (_lock)
            return [.. _segments.SelectMany(segment => segment.Blocks, (segment, block) => new PlacedBlock(segment.File, block))];
    }

    /// <summary>Drops files all of whose lines are older.</summary>
    public void Trim(long oldest)
    {
        lock (_lock)
        {
            foreach (var segment in _segments.Where(segment => segment.Blocks.Count > 0 && segment.Blocks.All(block => block.MaxTime < oldest)).ToList())
                Drop(segment);
        }
    }

    /// <summary>Drops a file, where it is one of this stream's.</summary>
    public void Drop(string file)
    {
        lock (_lock)
        {
            if (_segments.Find(segment => segment.File == file) is { } found)
                Drop(found);
        }
    }

    /// <summary>Takes no more lines; what is there stays.</summary>
    public void End()
    {
        lock (_lock)
        {
            IsGone = true;
            Close();
        }
    }

    public void Delete()
    {
        End();
        lock (_lock)
        {
            _use.Add(-_segments.Sum(segment => segment.Length));
            if (Directory.Exists(_folder))
                Directory.Delete(_folder, recursive: true);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes, List<LineHead> heads)
    {
        var segment = _segments[^1];
        var end = segment.End;
        var handle = _open ??= File.OpenHandle(segment.File, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            // The last line of an earlier run may be torn.
            if (RandomAccess.GetLength(handle) > end)
                RandomAccess.SetLength(handle, end);
            RandomAccess.Write(handle, bytes, end);
        }
        catch (IOException)
        {
            // Half a write must not stay behind: the next one would leave parts of it.
            RandomAccess.SetLength(handle, end);
            throw;
        }
        finally
        {
            if (_writers == 0)
                Close();
        }

        segment.Add(heads);
        _use.Add(bytes.Length);
        if (segment.Length >= _limits.Segment)
            Roll();
        while (_segments.Count > 1 && _segments.Sum(s => s.Length) > _limits.Stream)
            Drop(_segments[0]);
    }

    private void Roll()
    {
        Close();
        _segments.Add(LineSegment.New(_folder, _segments[^1].NextNumber));
    }

    private void Drop(LineSegment segment)
    {
        if (segment == _segments[^1])
        {
            if (segment.NextNumber == segment.FirstNumber)
                return;
            Roll();
            // Its name keeps the number of the next line for a later run.
            File.Create(_segments[^1].File).Dispose();
        }

        _segments.Remove(segment);
        File.Delete(segment.File);
        _use.Add(-segment.Length);
    }

    private void Close()
    {
        _open?.Dispose();
        _open = null;
    }
}
