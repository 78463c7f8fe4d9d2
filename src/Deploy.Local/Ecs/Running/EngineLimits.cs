using System.Text.Json.Nodes;
using Deploy.Local.Containers;
using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using Docker.DotNet.Models;

namespace Deploy.Local.Ecs.Running;

/// <summary>How much a container may have, and what it may do, in the words of Docker's API.</summary>
internal static class EngineLimits
{
    private const long MiB = 1024 * 1024;
    private const long Billion = 1_000_000_000;
    private const long UnitsOfProcessor = 1024;
    private const int LeastShares = 2;

    /// <summary>
    /// Memory and CPU. What the task has is the limit of each of its containers, as an engine knows no tasks; swap has nobody, as on Fargate.
    /// </summary>
    public static HostConfig WithSize(this HostConfig host, TaskRecord task, JsonObject container, JsonObject? overrides, long processors)
    {
        var ofTask = task.Memory is { } size ? TaskSize.Memory(size) : null;
        if ((overrides?.Whole("memory") ?? container.Whole("memory") ?? ofTask) is { } memory)
            (host.Memory, host.MemorySwap) = (memory * MiB, memory * MiB);
        if ((overrides?.Whole("memoryReservation") ?? container.Whole("memoryReservation")) is { } reserved)
            host.MemoryReservation = reserved * MiB;
        if ((overrides?.Whole("cpu") ?? container.Whole("cpu")) is > 0 and var shares)
            host.CPUShares = Math.Max(LeastShares, shares);
        // An engine refuses more processors than it has.
        if (task.Cpu is { } cpu && TaskSize.Cpu(cpu) is { } units)
            host.NanoCPUs = Math.Min(units * Billion / UnitsOfProcessor, processors * Billion);
        return host;
    }

    /// <summary>Linux parameters but file systems in memory, which are volumes.</summary>
    public static HostConfig WithLinux(this HostConfig host, JsonObject? linux)
    {
        if (linux is null)
            return host;
        host.Init = linux.Flag("initProcessEnabled");
        host.ShmSize = (linux.Whole("sharedMemorySize") ?? 0) * MiB;
        host.CapAdd = [.. linux.Object("capabilities")?.Texts("add") ?? []];
        host.CapDrop = [.. linux.Object("capabilities")?.Texts("drop") ?? []];
        host.MemorySwappiness = linux.Whole("swappiness");
        if (linux.Whole("maxSwap") is { } swap && host.Memory > 0)
            host.MemorySwap = host.Memory + (swap * MiB);
        host.Devices = [.. linux.Objects("devices").Select(device => new DeviceMapping
        {
            PathOnHost = device.RequiredText("hostPath"),
            PathInContainer = device.Text("containerPath") ?? device.RequiredText("hostPath"),
            CgroupPermissions = device.Texts("permissions") is { Count: > 0 } given ? string.Concat(given.Select(permission => permission[0])) : "rwm",
        })];
        return host;
    }

    /// <summary>What is not played of a definition that an engine runs, each in a sentence.</summary>
    public static IReadOnlyList<string> Of(TaskRecord task, DefinitionRecord definition, EngineConnection engine)
    {
        var limits = TaskVolumes.Limits(definition.Body).ToList();
        var containers = definition.Containers.ToList();
        if (engine.LocalUrl is null)
            limits.Add("its containers do not reach the local AWS: the container engine has a network of its own, as without root");
        else if (task.TaskRole(definition) is not null)
            limits.Add("the credentials of the task role are variables of the environment, and are not renewed");
        if (task.Memory is not null && containers.Count > 1)
            limits.Add("the task's memory and CPU are those of each of its containers");
        if (containers.Exists(container => container.Objects("resourceRequirements").Any()))
            limits.Add("GPUs are left out");
        return limits;
    }
}
