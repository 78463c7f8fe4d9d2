using System.Globalization;
using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>
/// Tells .NET the memory and processors that it would read from a container's control group: as settings, because a process here has none.
/// </summary>
/// <remarks>
/// .NET gives its heap 75 % of a container's memory, 20 MiB at least, and rounds processors up. A container's own CPU units are a share on Linux
/// and no limit, so that the task's count. What is no heap is not limited.
/// See <see href="https://learn.microsoft.com/dotnet/core/runtime-config/garbage-collector#heap-limit"/>.
/// </remarks>
internal static class RuntimeLimits
{
    private const long MiB = 1024 * 1024;
    private const long LeastHeap = 20 * MiB;
    private const double HeapShare = 0.75;
    private const double UnitsOfProcessor = 1024;

    private static readonly string[] Prefixes = ["DOTNET_", "COMPlus_"];

    /// <summary>Adds the settings that <paramref name="environment"/> does not have itself.</summary>
    public static void AddTo(IDictionary<string, string> environment, TaskRecord task, JsonObject container, JsonObject? overrides)
    {
        var memory = overrides?.Whole("memory") ?? container.Whole("memory") ?? (task.Memory is { } size ? TaskSize.Memory(size) : null);
        // Any of the settings of its size takes the place of the default.
        if (memory is { } mebibytes && !Has(environment, "GCHeapHardLimit"))
            environment["DOTNET_GCHeapHardLimit"] = $"0x{Math.Max(LeastHeap, (long)(mebibytes * MiB * HeapShare)):x}";
        if (task.Cpu is { } cpu && TaskSize.Cpu(cpu) is { } units && !Has(environment, "PROCESSOR_COUNT"))
            environment["DOTNET_PROCESSOR_COUNT"] = Math.Ceiling(units / UnitsOfProcessor).ToString(CultureInfo.InvariantCulture);
    }

    private static bool Has(IDictionary<string, string> environment, string setting) => environment.Keys.Any(name =>
        Prefixes.Any(prefix => name.StartsWith(prefix + setting, StringComparison.OrdinalIgnoreCase)));
}
