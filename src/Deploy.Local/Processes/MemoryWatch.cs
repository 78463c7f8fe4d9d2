namespace Deploy.Local.Processes;

/// <summary>Ends containers that use more memory than they or their task may: there is no kernel here that does.</summary>
internal static class MemoryWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Looks every second until it is cancelled.</summary>
    /// <param name="taskLimit">Bytes for all together; null: no limit.</param>
    /// <param name="running">The processes that run now, with their limits in bytes.</param>
    /// <param name="cancellation">Ends the watch.</param>
    public static async Task RunAsync(long? taskLimit, Func<IReadOnlyList<(ContainerProcess Process, long? Limit)>> running, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(Pause, cancellation);
            var used = running().Select(container => (container.Process, container.Limit, Bytes: ProcessUsage.Memory(container.Process.Id))).ToList();
            foreach (var container in used.Where(container => container.Bytes > container.Limit))
                container.Process.EndForMemory();
            if (used.Sum(container => container.Bytes) > taskLimit)
                used.MaxBy(container => container.Bytes).Process.EndForMemory();
        }
    }
}
