using System.Collections.Concurrent;
using Deploy.Local.Services;

namespace Deploy.Local.Logs.Lines;

/// <summary>
/// The lines of all groups, <c>logs/{region}/{group}/{stream}/*.jsonl</c>. What groups there are is said by the state; here they have their folders.
/// Any thread may call it, without the gate.
/// </summary>
public sealed class LineStore(StoreFolder root, LogLimits limits) : IDisposable
{
    /// <summary>Room is made for more than the next line, because it means to look at every file.</summary>
    private const double KeptWhenFull = 0.9;

    private readonly ConcurrentDictionary<(string Region, string Name), LineGroup> _groups = new();
    private readonly DiskUse _use = new();
    private readonly Lock _makesRoom = new();
    private volatile bool _ended;

    /// <summary>Where all lines lie.</summary>
    public string Folder => root.Path;

    /// <summary>Takes up the lines of an earlier run, and deletes those whose group the state no longer has.</summary>
    public void Open(IEnumerable<(string Region, string Name)> groups)
    {
        foreach (var (region, name) in groups)
            Add(region, name);
        if (root.Existing is not { } folder)
            return;
        var known = _groups.Values.Select(group => group.Folder).ToHashSet(StringComparer.Ordinal);
        foreach (var orphan in Directory.EnumerateDirectories(folder).SelectMany(Directory.EnumerateDirectories).Where(below => !known.Contains(below)).ToList())
            Directory.Delete(orphan, recursive: true);
        _use.Set(Files(folder).Sum(file => file.Length));
    }

    /// <summary>Null: there is no such group.</summary>
    public LineGroup? Find(string region, string name) => _groups.GetValueOrDefault((region, name));

    /// <summary>The group, made where there is none.</summary>
    public LineGroup Add(string region, string name) =>
        _groups.GetOrAdd((region, name), key => new LineGroup(Path.Combine(root.Path, key.Region, FileNames.Of(key.Name)), limits, _use));

    /// <summary>Deletes a group with its lines.</summary>
    public void Remove(string region, string name)
    {
        Find(region, name)?.DeleteAll();
        _groups.TryRemove((region, name), out _);
    }

    /// <summary>Adds lines to a stream, and drops the oldest of all where they have become too many; false: the stream is gone.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public bool TryAppend(LineStream stream, IEnumerable<NewLine> lines, long now)
    {
        if (_ended || !stream.TryAppend(lines, now))
            return false;
        if (_use.Bytes > limits.All)
            MakeRoom();
        return true;
    }

    /// <summary>Deletes everything.</summary>
    public void Clear()
    {
        foreach (var (region, name) in _groups.Keys)
            Remove(region, name);
        root.Clear();
    }

    public void Dispose()
    {
        _ended = true;
        foreach (var group in _groups.Values)
            group.End();
    }

    private static IEnumerable<FileInfo> Files(string folder) => new DirectoryInfo(folder).EnumerateFiles(LineSegment.Pattern, SearchOption.AllDirectories);

    private void MakeRoom()
    {
        if (!_makesRoom.TryEnter())
            return;
        try
        {
            var streams = _groups.Values.SelectMany(group => group.All()).ToDictionary(stream => stream.Folder, StringComparer.Ordinal);
            var files = Files(root.Path).OrderBy(file => file.LastWriteTimeUtc).ToList();
            _use.Set(files.Sum(file => file.Length));
            foreach (var file in files.TakeWhile(_ => _use.Bytes > limits.All * KeptWhenFull))
                streams.GetValueOrDefault(file.DirectoryName!)?.Drop(file.FullName);
        }
        finally
        {
            _makesRoom.Exit();
        }
    }
}
