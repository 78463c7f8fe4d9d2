using System.Globalization;

namespace Deploy.Local.Ecs.Definitions;

/// <summary>Task CPU and memory in their two spellings, and the pairs that Fargate has.</summary>
internal static class TaskSize
{
    /// <summary>CPU units from <c>256</c> or <c>.25 vCPU</c>; null when it is neither.</summary>
    public static int? Cpu(string text) => Parse(text, "vcpu", 1024);

    /// <summary>MiB from <c>512</c> or <c>0.5 GB</c>; null when it is neither.</summary>
    public static int? Memory(string text) => Parse(text, "gb", 1024);

    public static bool IsFargatePair(int cpu, int memory) => cpu switch
    {
        256 => memory is 512 or 1024 or 2048,
        512 => Steps(memory, 1, 4, 1),
        1024 => Steps(memory, 2, 8, 1),
        2048 => Steps(memory, 4, 16, 1),
        4096 => Steps(memory, 8, 30, 1),
        8192 => Steps(memory, 16, 60, 4),
        16384 => Steps(memory, 32, 120, 8),
        32768 => memory is 61440 or 122880 or 249856,
        _ => false,
    };

    private static bool Steps(int memory, int lowestGb, int highestGb, int stepGb) =>
        memory >= lowestGb * 1024 && memory <= highestGb * 1024 && (memory - lowestGb * 1024) % (stepGb * 1024) == 0;

    private static int? Parse(string text, string unit, int factor)
    {
        var trimmed = text.Trim();
        if (int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var plain))
            return plain;
        if (!trimmed.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            return null;
        return double.TryParse(trimmed[..^unit.Length].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (int)Math.Round(number * factor)
            : null;
    }
}
