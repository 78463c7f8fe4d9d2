namespace Deploy.Rules.Facts;

/// <summary>The task sizes that Fargate offers. See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html</summary>
internal static class FargateSizes
{
    private static readonly Dictionary<int, int[]> MemoryByCpu = new()
    {
        [256] = [512, 1024, 2048],
        [512] = Steps(1024, 4096, 1024),
        [1024] = Steps(2048, 8192, 1024),
        [2048] = Steps(4096, 16384, 1024),
        [4096] = Steps(8192, 30720, 1024),
        [8192] = Steps(16384, 61440, 4096),
        [16384] = Steps(32768, 122880, 8192),
        [32768] = [61440, 122880, 249856],
    };

    /// <summary>CPU units of a task, smallest first.</summary>
    public static IReadOnlyList<int> Cpus { get; } = [.. MemoryByCpu.Keys.OrderBy(cpu => cpu)];

    /// <summary>CPU units of a Windows task.</summary>
    public static IReadOnlyList<int> WindowsCpus { get; } = [1024, 2048, 4096];

    /// <summary>MiB of memory that go with CPU units, smallest first; empty for CPU units that Fargate does not offer.</summary>
    public static IReadOnlyList<int> MemoryFor(int cpu) => MemoryByCpu.TryGetValue(cpu, out var memory) ? memory : [];

    /// <summary>Whether Fargate has tasks with these CPU units.</summary>
    public static bool IsCpu(int cpu) => MemoryByCpu.ContainsKey(cpu);

    /// <summary>Whether the pair is a size that Fargate offers.</summary>
    public static bool Offers(int cpu, int memory) => MemoryFor(cpu).Contains(memory);

    /// <summary>CPU units that go with MiB of memory, smallest first.</summary>
    public static IEnumerable<int> CpusFor(int memory) => Cpus.Where(cpu => Offers(cpu, memory));

    /// <summary>The memory values of CPU units in words: <c>512, 1024 or 2048</c>, or <c>4096 to 16384 in steps of 1024</c>.</summary>
    public static string Describe(int cpu)
    {
        var memory = MemoryFor(cpu);
        return memory.Count <= 4
            ? $"{string.Join(", ", memory.Take(memory.Count - 1))} or {memory[memory.Count - 1]}"
            : $"{memory[0]} to {memory[memory.Count - 1]} in steps of {memory[1] - memory[0]}";
    }

    private static int[] Steps(int first, int last, int step) =>
        [.. Enumerable.Range(0, ((last - first) / step) + 1).Select(index => first + (index * step))];
}
