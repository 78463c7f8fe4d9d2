namespace Deploy.Local.Services;

/// <summary>A folder for large things: in the state, or a temporary one, made when it is asked for, while the state is in memory only.</summary>
/// <param name="store">The state.</param>
/// <param name="name">Its name in the state.</param>
public sealed class StoreFolder(StateStore store, string name)
{
    private readonly Lock _lock = new();
    private string? _temporary;

    /// <summary>The folder, made when it is asked for.</summary>
    public string Path
    {
        get
        {
            lock (_lock)
                return store.Folder(name) ?? (_temporary ??= Directory.CreateTempSubdirectory($"deploy-ecs-{name}-").FullName);
        }
    }

    /// <summary>The folder; null when it would be a temporary one and nobody has needed it so far.</summary>
    public string? Existing => store.Folder(name) ?? _temporary;

    /// <summary>Deletes all folders in it.</summary>
    public void Clear()
    {
        foreach (var folder in Directory.GetDirectories(Path))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>Local ends: what is temporary goes.</summary>
    public void DeleteTemporary()
    {
        lock (_lock)
        {
            if (_temporary is { } folder && Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }
}
