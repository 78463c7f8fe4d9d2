namespace Deploy.Local.Logs.Lines;

/// <summary>The streams of a log group by name. They are looked for on the disk when somebody asks first. Any thread may call it.</summary>
public sealed class LineGroup
{
    private readonly LogLimits _limits;
    private readonly DiskUse _use;
    private readonly Lock _lock = new();
    private SortedDictionary<string, LineStream>? _streams;
    private bool _gone;

    internal LineGroup(string folder, LogLimits limits, DiskUse use) => (Folder, _limits, _use) = (folder, limits, use);

    public string Folder { get; }

    private SortedDictionary<string, LineStream> Streams => _streams ??= Load();

    public int Count
    {
        get
        {
            lock (_lock)
                return Streams.Count;
        }
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<LineStream> All()
    {
        lock (_lock)
            return [.. Streams.Values];
    }

    public LineStream? Find(string name)
    {
        lock (_lock)
            return Streams.GetValueOrDefault(name);
    }

    /// <summary>False: there is one of that name.</summary>
    public bool TryAdd(string name, long now)
    {
        lock (_lock)
        {
            if (_gone || Streams.ContainsKey(name))
                return false;
            Add(name, now);
            return true;
        }
    }

    /// <summary>The stream, made where there is none; null: the group is gone.</summary>
    public LineStream? FindOrAdd(string name, long now)
    {
        lock (_lock)
            return _gone ? null : Streams.GetValueOrDefault(name) ?? Add(name, now);
    }

    /// <summary>False: there is no such stream.</summary>
    public bool Delete(string name)
    {
        lock (_lock)
        {
            if (!Streams.TryGetValue(name, out var stream))
                return false;
            stream.Delete();
            return Streams.Remove(name);
        }
    }

    public void DeleteAll()
    {
        lock (_lock)
        {
            _gone = true;
            foreach (var stream in Streams.Values)
                stream.Delete();
            Streams.Clear();
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Takes no more lines; what is there stays.</summary>
    public void End()
    {
        lock (_lock)
        {
            _gone = true;
            foreach (var stream in _streams?.Values.AsEnumerable() ?? [])
                stream.End();
        }
    }

    private LineStream Add(string name, long now)
    {
        var stream = LineStream.Create(Path.Combine(Folder, FileNames.Of(name)), name, now, _limits, _use);
        Streams.Add(name, stream);
        return stream;
    }

    private SortedDictionary<string, LineStream> Load()
    {
        var streams = new SortedDictionary<string, LineStream>(StringComparer.Ordinal);
        foreach (var below in Directory.Exists(Folder) ? Directory.EnumerateDirectories(Folder) : [])
        {
            if (LineStream.Existing(below, _limits, _use) is { } stream)
                streams.TryAdd(stream.Name, stream);
        }

        return streams;
    }
}
