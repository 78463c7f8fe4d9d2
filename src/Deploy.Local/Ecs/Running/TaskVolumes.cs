using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Docker.DotNet.Models;

namespace Deploy.Local.Ecs.Running;

/// <summary>The volumes of a task definition as those of a container engine.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html"/>.</remarks>
internal sealed class TaskVolumes(JsonObject definition, string taskId, string mark)
{
    private const int ShortMark = 12;
    private const long MiB = 1024 * 1024;

    private static readonly string[] Elsewhere = ["fsxWindowsFileServerVolumeConfiguration", "s3filesVolumeConfiguration"];

    /// <summary>Whether a volume begins empty with its task and goes with it.</summary>
    public static bool IsOwn(JsonObject volume) => !IsShared(volume) && WhyNotOne(volume) is null;

    /// <summary>Why an engine cannot have a definition's volumes; null: it can.</summary>
    public static string? WhyNot(JsonObject definition) => Used(definition).Select(WhyNotOne).FirstOrDefault(why => why is not null);

    /// <summary>The engine's volumes by name, with whether they go with the task.</summary>
    public Dictionary<string, bool> ByName() =>
        Used(definition).DistinctBy(NameOf).ToDictionary(NameOf, volume => !IsShared(volume), StringComparer.Ordinal);

    /// <summary>What a container has of them, and where.</summary>
    public List<Mount> Of(JsonObject container) =>
    [
        .. container.Objects("mountPoints").Select(mount => new Mount
        {
            Type = "volume",
            Source = NameOf(Find(definition, mount)!),
            Target = mount.RequiredText("containerPath"),
            ReadOnly = mount.Flag("readOnly") ?? false,
        }),
    ];

    /// <summary>File systems in memory: paths with the options of <c>mount</c>.</summary>
    public static Dictionary<string, string> InMemory(JsonObject container) => (container.Object("linuxParameters")?.Objects("tmpfs") ?? []).ToDictionary(
        tmpfs => tmpfs.RequiredText("containerPath"),
        tmpfs => string.Join(',', tmpfs.Texts("mountOptions").Prepend($"size={(tmpfs.Whole("size") ?? 0) * MiB}")),
        StringComparer.Ordinal);

    /// <summary>What is not as on AWS, each in a sentence.</summary>
    public static IEnumerable<string> Limits(JsonObject definition) =>
        from volume in Used(definition).DistinctBy(volume => volume.Text("name"))
        where IsShared(volume)
        select $"the volume {volume.Text("name")} is one of the container engine, which begins empty and is shared by all tasks that name it";

    private static string? WhyNotOne(JsonObject volume)
    {
        var name = volume.Text("name");
        if (volume.Object("host")?.Text("sourcePath") is { Length: > 0 } path)
            return $"the volume {name} is {path} of a container instance, and there is none here";
        if (volume.Object("dockerVolumeConfiguration")?.Text("driver") is { Length: > 0 } driver && driver != "local")
            return $"the volume {name} needs Docker's volume driver {driver}";
        return Elsewhere.FirstOrDefault(kind => volume.Object(kind) is { Count: > 0 }) is { } kind
            ? $"the volume {name} is of a kind that is not played ({kind})"
            : null;
    }

    /// <summary>A file system, or a volume that the instance keeps.</summary>
    private static bool IsShared(JsonObject volume) =>
        volume.Object("efsVolumeConfiguration") is { Count: > 0 } || volume.Object("dockerVolumeConfiguration")?.Text("scope") == "shared";

    private string NameOf(JsonObject volume) => IsShared(volume)
        ? $"deploy-ecs-{mark[..ShortMark]}-{Hash(SharedAs(volume))}"
        : $"deploy-ecs-{taskId}-{Hash(volume.RequiredText("name"))}";

    /// <summary>A part of a file system is a volume of its own.</summary>
    private static string SharedAs(JsonObject volume) => volume.Object("efsVolumeConfiguration") is { } efs
        ? $"{efs.Text("fileSystemId")} {efs.Text("rootDirectory")} {efs.Object("authorizationConfig")?.Text("accessPointId")}"
        : volume.RequiredText("name");

    private static IEnumerable<JsonObject> Used(JsonObject definition) =>
        definition.Objects("containerDefinitions").SelectMany(container => container.Objects("mountPoints"))
            .Select(mount => Find(definition, mount)).OfType<JsonObject>();

    private static JsonObject? Find(JsonObject definition, JsonObject mount) =>
        definition.Objects("volumes").FirstOrDefault(volume => volume.Text("name") == mount.Text("sourceVolume"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..ShortMark];
}
