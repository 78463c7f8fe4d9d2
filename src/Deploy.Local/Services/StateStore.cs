using System.Text.Json;

namespace Deploy.Local.Services;

/// <summary>
/// Named JSON documents, one per name and region, kept in memory and written whole and atomically to
/// <c>{directory}/data/{name}.{region}.json</c> after each request that changed them.
/// </summary>
/// <param name="directory">Null keeps everything in memory.</param>
public sealed class StateStore(string? directory)
{
    private static readonly JsonSerializerOptions Options = new() { IncludeFields = false, WriteIndented = false };

    private readonly Dictionary<(string Name, string Region), StateDocument> _documents = [];
    private Dictionary<(string Name, string Region), StateDocument>? _overlay;

    /// <summary>
    /// The live document, created on first use. Do not keep it beyond a call: a stale read or a reset replaces it.
    /// </summary>
    public T Document<T>(string name, string region) where T : class, new()
    {
        var documents = _overlay ?? _documents;
        if (!documents.TryGetValue((name, region), out var document))
        {
            var file = PathOf(name, region);
            var bytes = _overlay is null && file is not null && File.Exists(file) ? File.ReadAllBytes(file) : null;
            document = new StateDocument(bytes);
            documents.Add((name, region), document);
        }

        document.Touched = true;
        return document.Value<T>(Options);
    }

    /// <summary>Work runs on a snapshot: it must change nothing that lies outside the documents, for it is a look back or a trial.</summary>
    public bool ShowsSnapshot => _overlay is not null;

    /// <summary>Whether there is a document of that name, without making one.</summary>
    public bool Exists(string name, string region) =>
        _documents.ContainsKey((name, region)) || (PathOf(name, region) is { } file && File.Exists(file));

    /// <summary>Regions that have a document of that name, in memory or on disk.</summary>
    public IReadOnlyList<string> Regions(string name)
    {
        var regions = new SortedSet<string>(_documents.Keys.Where(k => k.Name == name).Select(k => k.Region), StringComparer.Ordinal);
        if (directory is not null && Directory.Exists(DataFolder))
            foreach (var file in Directory.GetFiles(DataFolder, $"{name}.*.json"))
                regions.Add(Path.GetFileName(file)[(name.Length + 1)..^".json".Length]);
        return [.. regions];
    }

    /// <summary>Regions that have any document, in memory or on disk; also the names that stand for all of them, such as <c>global</c>.</summary>
    public IReadOnlyList<string> Regions()
    {
        var regions = new SortedSet<string>(_documents.Keys.Select(k => k.Region), StringComparer.Ordinal);
        if (directory is not null && Directory.Exists(DataFolder))
            foreach (var file in Directory.GetFiles(DataFolder, "*.json"))
                regions.Add(Path.GetFileNameWithoutExtension(file).Split('.')[^1]);
        return [.. regions];
    }

    /// <summary>Every document by name and region as JSON, those that no request has asked for yet too.</summary>
    public IEnumerable<(string Name, string Region, byte[] Json)> All()
    {
        foreach (var ((name, region), document) in _documents)
            if (document.Bytes(Options) is { } bytes)
                yield return (name, region, bytes);
        if (directory is null || !Directory.Exists(DataFolder))
            yield break;
        foreach (var file in Directory.GetFiles(DataFolder, "*.json"))
            if (Path.GetFileNameWithoutExtension(file).Split('.') is [var name, var region] && !_documents.ContainsKey((name, region)))
                yield return (name, region, File.ReadAllBytes(file));
    }

    /// <summary>Looks at every file, so that one that is damaged is told at the start and not in the middle of a deployment.</summary>
    /// <exception cref="StateDamagedException">One is no JSON document.</exception>
    public void Check()
    {
        if (directory is null || !Directory.Exists(DataFolder))
            return;
        foreach (var file in Directory.GetFiles(DataFolder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            }
            catch (JsonException problem)
            {
                throw new StateDamagedException(file, problem);
            }
        }
    }

    /// <summary>A folder for large things such as image layers; null when everything stays in memory.</summary>
    public string? Folder(string name) =>
        directory is null ? null : Directory.CreateDirectory(Path.Combine(directory, name)).FullName;

    /// <summary>Writes every document that was used and has changed.</summary>
    /// <exception cref="StateNotWrittenException">One cannot be written, as on a full disk. It stays in memory, and the next flush tries it again.</exception>
    public void Flush()
    {
        if (directory is null)
            return;
        foreach (var ((name, region), document) in _documents)
            document.WriteChange(Options, bytes => Write(PathOf(name, region)!, bytes));
    }

    /// <summary>Forgets everything, on disk too.</summary>
    public void Clear()
    {
        _documents.Clear();
        if (directory is not null && Directory.Exists(DataFolder))
            Directory.Delete(DataFolder, recursive: true);
    }

    /// <summary>A copy of all documents as they are now, for stale reads.</summary>
    public StateSnapshot Snapshot() => new(_documents.ToDictionary(d => d.Key, d => d.Value.Bytes(Options)));

    /// <summary>Runs work that sees the snapshot in place of the state; what it changes is lost.</summary>
    public T Within<T>(StateSnapshot snapshot, Func<T> work)
    {
        _overlay = snapshot.Documents.ToDictionary(d => d.Key, d => new StateDocument(d.Value));
        try
        {
            return work();
        }
        finally
        {
            _overlay = null;
        }
    }

    private static void Write(string file, byte[] bytes)
    {
        try
        {
            AtomicFile.Write(file, bytes);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StateNotWrittenException(file, problem);
        }
    }

    private string DataFolder => Path.Combine(directory!, "data");

    private string? PathOf(string name, string region) =>
        directory is null ? null : Path.Combine(DataFolder, $"{name}.{region}.json");
}
