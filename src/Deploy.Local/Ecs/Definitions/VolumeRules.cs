using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Definitions;

/// <summary>What is refused of volumes and mount points.</summary>
internal static class VolumeRules
{
    private static readonly string[] Kinds =
        ["host", "dockerVolumeConfiguration", "efsVolumeConfiguration", "fsxWindowsFileServerVolumeConfiguration", "s3filesVolumeConfiguration"];

    public static void Check(DefinitionInput input)
    {
        var volumes = input.Json.Objects("volumes").ToList();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var volume in volumes)
        {
            if (volume.Text("name") is not { Length: > 0 } name)
                throw EcsErrors.Client("Volume.name should not be null or empty.");
            if (!names.Add(name))
                throw EcsErrors.Client($"The volume name '{name}' is used more than once.");
            if (Kinds.Count(kind => volume.Object(kind) is { Count: > 0 }) > 1)
                throw EcsErrors.Client($"The volume '{name}' must be of one kind.");
            if (input.IsFargate)
                CheckFargate(volume, name);
        }

        if (volumes.Count(v => v.Flag("configuredAtLaunch") == true) > 1)
            throw EcsErrors.Client("Only one volume can be configured at launch.");
        foreach (var container in input.Containers)
            foreach (var mount in container.Objects("mountPoints"))
                if (!names.Contains(mount.Text("sourceVolume") ?? ""))
                    throw EcsErrors.Client($"Unknown volume '{mount.Text("sourceVolume")}'.");
    }

    private static void CheckFargate(JsonObject volume, string name)
    {
        if (volume.Object("host")?.Text("sourcePath") is { Length: > 0 })
            throw EcsErrors.Client("Fargate compatible task definitions do not support sourcePath.");
        if (volume.Object("dockerVolumeConfiguration") is not null || volume.Object("fsxWindowsFileServerVolumeConfiguration") is not null)
            throw EcsErrors.Client($"Fargate compatible task definitions do not support the kind of volume '{name}'.");
    }
}
