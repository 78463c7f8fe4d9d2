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
    private HashSet<(string Name, string Region)>? _known;

    /// <summary>
    /// The live document, created on first use. Do not keep it beyond a call: a stale read or a reset replaces it.
    /// </summary>
    public T Document<T>(string name, string region) where T : class, new()
    {
        var documents = _overlay ?? _documents;
        if (!documents.TryGetValue((name, region), out var document))
        {
            document = new StateDocument(_overlay is null && Known.Contains((name, region)) ? File.ReadAllBytes(PathOf(name, region)!) : null);
            documents.Add((name, region), document);
            if (_overlay is null)
                Known.Add((name, region));
        }

        document.Touched = true;
        return document.Value<T>(Options);
    }

    /// <summary>Work runs on a snapshot: it must change nothing that lies outside the documents, for it is a look back or a trial.</summary>
    public bool ShowsSnapshot => _overlay is not null;

    /// <summary>Whether there is a document of that name, without making one.</summary>
    public bool Exists(string name, string region) => Known.Contains((name, region));

    /// <summary>Regions that have a document of that name, in memory or on disk.</summary>
    public IReadOnlyList<string> Regions(string name) =>
        [.. Known.Where(known => known.Name == name).Select(known => known.Region).Order(StringComparer.Ordinal)];

    /// <summary>Regions that have any document, in memory or on disk; also the names that stand for all of them, such as <c>global</c>.</summary>
    public IReadOnlyList<string> Regions() => [.. Known.Select(known => known.Region).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every document by name and region as JSON, those that no request has asked for yet too.</summary>
    public IEnumerable<(string Name, string Region, byte[] Json)> All()
    {
        foreach (var (name, region) in Known)
            if ((_documents.TryGetValue((name, region), out var document) ? document.Bytes(Options) : File.ReadAllBytes(PathOf(name, region)!)) is { } bytes)
                yield return (name, region, bytes);
    }

    /// <summary>Looks at every file, so that one that is damaged is told at the start and not in the middle of a deployment.</summary>
    /// <exception cref="StateDamagedException">One is no JSON document.</exception>
    public void Check()
    {
        foreach (var file in Files().Order(StringComparer.Ordinal))
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
        _known = [];
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

    /// <summary>All documents there are. Nobody else writes the folder: it is looked at once.</summary>
    private HashSet<(string Name, string Region)> Known => _known ??=
        [.. Files().Select(file => Path.GetFileNameWithoutExtension(file).Split('.')).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1]))];

    private string[] Files() => directory is not null && Directory.Exists(DataFolder) ? Directory.GetFiles(DataFolder, "*.json") : [];

    private string DataFolder => Path.Combine(directory!, "data");

    private string? PathOf(string name, string region) =>
        directory is null ? null : Path.Combine(DataFolder, $"{name}.{region}.json");
}
