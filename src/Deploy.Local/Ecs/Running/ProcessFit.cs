using System.Text.Json.Nodes;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>What of a task definition a process of this machine cannot be, and what it is less strictly.</summary>
/// <remarks>
/// A path that a definition puts into the container is the machine's own to a process: it would write to somebody's data, or find none. That is
/// refused. What only forbids something, or asks for a user, is left out and said: the program does what it does.
/// </remarks>
internal static class ProcessFit
{
    /// <summary>A process has a folder of its own for it, by <c>TMPDIR</c>.</summary>
    private const string Temporary = "/tmp";

    private static readonly (string Name, string What)[] Left =
    [
        ("ulimits", "ulimits"), ("privileged", "privileged"), ("systemControls", "kernel parameters"), ("dnsServers", "name servers"),
        ("dnsSearchDomains", "search domains"), ("extraHosts", "extra hosts"), ("dockerSecurityOptions", "security options"),
        ("resourceRequirements", "GPUs"), ("links", "links"),
    ];

    private static readonly (string Name, string What)[] LeftOfLinux =
    [
        ("capabilities", "capabilities"), ("initProcessEnabled", "an init process"), ("sharedMemorySize", "the size of shared memory"),
        ("maxSwap", "swap"), ("swappiness", "swappiness"),
    ];

    /// <summary>Why a process would do harm or find nothing; null: it may be one.</summary>
    public static string? WhyNot(JsonObject definition) =>
        definition.Objects("containerDefinitions").Select(container => WhyNot(definition, container)).FirstOrDefault(why => why is not null);

    /// <summary>What is not played of a definition whose containers are processes, each in a sentence.</summary>
    public static IReadOnlyList<string> Limits(JsonObject definition) =>
    [
        .. from container in definition.Objects("containerDefinitions")
           from limit in LimitsOf(container)
           select $"{container.Text("name")}: {limit}",
    ];

    private static string? WhyNot(JsonObject definition, JsonObject container)
    {
        var name = container.Text("name");
        if (container.Objects("mountPoints").FirstOrDefault(mount => !IsTemporary(definition, mount)) is { } mount)
            return IsOfMachine(name, "a volume", mount);
        if (container.Objects("volumesFrom").FirstOrDefault() is { } source)
            return $"{name} has the volumes of {source.Text("sourceContainer")}, which processes have not";
        var linux = container.Object("linuxParameters");
        if (linux?.Objects("tmpfs").FirstOrDefault(tmpfs => Plain(tmpfs.Text("containerPath")) != Temporary) is { } memory)
            return IsOfMachine(name, "a file system in memory", memory);
        return linux?.Objects("devices").FirstOrDefault() is { } device
            ? $"{name} has the device {device.Text("hostPath")}, and to a process that is the machine's own"
            : null;
    }

    private static string IsOfMachine(string? container, string what, JsonObject at) =>
        $"{container} has {what} at {at.Text("containerPath")}, and to a process that is the machine's own {at.Text("containerPath")}";

    private static IEnumerable<string> LimitsOf(JsonObject container)
    {
        if (container.Text("user") is { Length: > 0 } user)
            yield return $"a process runs as the user of the local AWS, and not as '{user}'";
        if (container.Flag("readonlyRootFilesystem") == true)
            yield return "of its file system only the image's own files cannot be written";
        var linux = container.Object("linuxParameters");
        if (container.Objects("mountPoints").Any() || linux?.Objects("tmpfs").Any() == true)
            yield return $"its {Temporary} is a folder of the task, which TMPDIR names; by the name {Temporary} it is the machine's";
        var left = Left.Where(known => IsSaid(container[known.Name])).Select(known => known.What)
            .Concat(LeftOfLinux.Where(known => IsSaid(linux?[known.Name])).Select(known => known.What)).ToList();
        if (left.Count > 0)
            yield return $"left out for a process: {string.Join(", ", left)}";
    }

    private static bool IsTemporary(JsonObject definition, JsonObject mount) =>
        Plain(mount.Text("containerPath")) == Temporary
        && definition.Objects("volumes").FirstOrDefault(volume => volume.Text("name") == mount.Text("sourceVolume")) is { } volume
        && TaskVolumes.IsOwn(volume);

    private static string Plain(string? path) => (path ?? "").TrimEnd('/');

    private static bool IsSaid(JsonNode? value) => value switch
    {
        null => false,
        JsonArray list => list.Count > 0,
        JsonObject settings => settings.Any(setting => IsSaid(setting.Value)),
        _ => value.GetValueKind() != System.Text.Json.JsonValueKind.False,
    };
}
