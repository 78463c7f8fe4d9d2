using Deploy.Local.Services;

namespace Deploy.Local.Ecr;

/// <summary>The registry's folder: in the state, or a temporary one when the state is in memory only.</summary>
internal sealed class RegistryFolder(LocalContext context)
{
    private string? _temporary;

    public string Path => context.Store.Folder("registry") ?? (_temporary ??= Directory.CreateTempSubdirectory("deploy-ecs-registry-").FullName);

    public void Clear()
    {
        foreach (var folder in Directory.GetDirectories(Path))
            Directory.Delete(folder, recursive: true);
    }

    public void DeleteWhenStopped(IServiceProvider services) =>
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(() =>
        {
            if (_temporary is { } folder && Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        });
}
