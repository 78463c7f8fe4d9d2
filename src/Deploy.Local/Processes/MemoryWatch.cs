namespace Deploy.Local.Processes;

/// <summary>Ends containers that use more memory than they or their task may: there is no kernel here that does.</summary>
internal static class MemoryWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Looks every second until it is cancelled.</summary>
    /// <param name="taskLimit">Bytes for all together; null: no limit.</param>
    /// <param name="running">The containers that run now, with their limits in bytes.</param>
    /// <param name="cancellation">Ends the watch.</param>
    public static async Task RunAsync(long? taskLimit, Func<IReadOnlyList<(IRunningContainer Container, long? Limit)>> running, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(Pause, cancellation);
            var used = running().Select(container => (container.Container, container.Limit, Bytes: container.Container.MemoryBytes)).ToList();
            foreach (var container in used.Where(container => container.Bytes > container.Limit))
                container.Container.EndForMemory();
            if (used.Sum(container => container.Bytes) > taskLimit)
                used.MaxBy(container => container.Bytes).Container.EndForMemory();
        }
    }
}
