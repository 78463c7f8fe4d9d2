using Deploy.Local.Services;

namespace Deploy.Local.Images;

/// <summary>
/// The folder that an image is unpacked into, layer by layer. It knows what it has made and makes nothing through anything else, so that
/// nothing is written outside its root. Not for several threads.
/// </summary>
internal sealed class ImageTree
{
    private readonly string _root;
    private readonly UnpackBudget _budget;
    private readonly Dictionary<string, Node> _nodes;
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private int _layer;

    /// <param name="root">An empty folder.</param>
    /// <param name="foldsCase">Whether names that differ only in case are one name in that folder.</param>
    /// <param name="budget">From which folders are taken that no entry names.</param>
    public ImageTree(string root, bool foldsCase, UnpackBudget budget)
    {
        (_root, _budget) = (root, budget);
        _nodes = new(foldsCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    }

    /// <summary>What follows belongs to the next layer.</summary>
    public void BeginLayer()
    {
        _layer++;
        _hidden.Clear();
    }

    /// <summary>Makes a folder, or finds the one that is there.</summary>
    public void AddFolder(string[] components)
    {
        if (components is [])
            return;
        var path = Claim(components, isFolder: true);
        if (!_nodes.ContainsKey(path))
            Make(path, full => Directory.CreateDirectory(full));
        _nodes[path] = new Node(path, IsFolder: true, _layer);
    }

    /// <summary>Makes a file in the place of what is there, and opens it.</summary>
    public FileStream AddFile(string[] components, bool isExecutable)
    {
        var path = Claim(components, isFolder: false);
        _nodes.Add(path, new Node(path, IsFolder: false, _layer));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | (isExecutable ? UnixFileMode.UserExecute : UnixFileMode.None);
        return Make(path, full => new FileStream(full, options));
    }

    /// <summary>Takes away what lower layers have put there.</summary>
    public void Hide(string[] components)
    {
        var path = string.Join('/', components);
        if (!_nodes.TryGetValue(path, out var node) || node.Spelling != path)
            return;
        var isEmpty = !node.IsFolder || HideContent(path);
        if (isEmpty && node.Layer < _layer)
            Remove(path, node);
    }

    /// <summary>Takes away what lower layers have put into a folder.</summary>
    public void HideContent(string[] components) => HideContent(string.Join('/', components));

    /// <summary>Returns whether nothing is left in the folder.</summary>
    private bool HideContent(string folder)
    {
        if (!Directory.Exists(Full(folder)))
            return true;
        // A second time there is nothing of lower layers any more.
        if (!_hidden.Add(folder))
            return !Directory.EnumerateFileSystemEntries(Full(folder)).Any();

        var isEmpty = true;
        foreach (var (path, node) in Children(folder))
        {
            var isGone = (!node.IsFolder || HideContent(path)) && node.Layer < _layer;
            if (isGone)
                Remove(path, node);
            isEmpty &= isGone;
        }

        return isEmpty;
    }

    /// <summary>Makes the folders above and clears the place; returns the path.</summary>
    /// <exception cref="InvalidDataException">What is above is a file.</exception>
    private string Claim(string[] components, bool isFolder)
    {
        for (var length = 1; length < components.Length; length++)
        {
            var above = string.Join('/', components[..length]);
            var found = Find(above);
            if (found is { IsFolder: false })
                throw new InvalidDataException($"mkdir /{EntryName.Shown(above)}: not a directory");
            if (found is not null)
                continue;
            _budget.TakeEntry();
            _nodes.Add(above, new Node(above, IsFolder: true, _layer));
            Make(above, full => Directory.CreateDirectory(full));
        }

        var path = string.Join('/', components);
        if (Find(path) is { } old && !(old.IsFolder && isFolder))
            RemoveAll(path, old);
        return path;
    }

    private Node? Find(string path)
    {
        if (!_nodes.TryGetValue(path, out var node))
            return null;
        return node.Spelling == path
            ? node
            : throw EntryName.Refused(path, $"it differs from '{EntryName.Shown(node.Spelling)}' only in case, which this file system does not tell apart");
    }

    private T Make<T>(string path, Func<string, T> make)
    {
        var full = Full(path);
        // The last lock on the door: whatever this machine makes of the name must still be that name below the root.
        if (Path.GetFullPath(full) != full)
            throw EntryName.Refused(path, "its name means something else on this machine");
        if (Path.Exists(full))
            throw EntryName.Refused(path, "this file system takes its name for another one's");
        try
        {
            return make(full);
        }
        catch (Exception problem) when (problem is PathTooLongException or DirectoryNotFoundException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw EntryName.Refused(path, problem.Message, problem);
        }
    }

    private void RemoveAll(string path, Node node)
    {
        if (node.IsFolder)
            foreach (var (inner, child) in Children(path))
                RemoveAll(inner, child);
        Remove(path, node);
    }

    private void Remove(string path, Node node)
    {
        if (node.IsFolder)
            Directory.Delete(Full(path));
        else
            File.Delete(Full(path));
        _nodes.Remove(path);
    }

    private List<(string Path, Node Node)> Children(string folder) =>
    [
        .. from full in Directory.EnumerateFileSystemEntries(Full(folder))
           let path = folder.Length == 0 ? Path.GetFileName(full) : $"{folder}/{Path.GetFileName(full)}"
           select (path, _nodes[path]),
    ];

    private string Full(string path) => path.Length == 0 ? _root : Path.Combine([_root, .. path.Split('/')]);

    /// <summary>Something in the tree: how its path is spelled, and the number of the layer that put it there last.</summary>
    private sealed record Node(string Spelling, bool IsFolder, int Layer);
}
