namespace Deploy.Local.Services;

/// <summary>A folder for large things: in the state, or a temporary one when the state is in memory only.</summary>
public sealed class StateFolder(StateStore store, string name)
{
    private readonly Lock _lock = new();
    private string? _temporary;

    /// <summary>The folder, made when it is asked for.</summary>
    public string Path
    {
        get
        {
            lock (_lock)
                return Existing ?? (_temporary = Directory.CreateTempSubdirectory($"deploy-ecs-{name}-").FullName);
        }
    }

    /// <summary>The folder; null when it would be a temporary one and nobody has needed it so far.</summary>
    public string? Existing => store.Folder(name) ?? _temporary;

    /// <summary>Lets the temporary folder go when the program ends.</summary>
    public void DeleteWhenStopped(IServiceProvider services, Action<string> delete) =>
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(() =>
        {
            if (_temporary is { } folder && Directory.Exists(folder))
                delete(folder);
        });
}
