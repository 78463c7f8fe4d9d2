using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Processes;

/// <summary>Keeps account of the processes that Local started, on disk too, so that none outlives it unseen.</summary>
/// <remarks>
/// Where Local is killed, its tasks go on until it is started again: then whatever is written down, or on Linux bears this Local's mark, is ended.
/// What is written down is never ended by number alone (<see cref="ProcessIdentity"/>).
/// </remarks>
public sealed class ProcessHost
{
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(5);

    private readonly string? _file;
    private readonly ConcurrentDictionary<int, ProcessIdentity> _running = new();
    private readonly Lock _writing = new();

    /// <param name="folder">The state folder, where it is written down as <c>processes.json</c>; null: Local keeps nothing.</param>
    public ProcessHost(string? folder)
    {
        _file = folder is null ? null : Path.Combine(folder, "processes.json");
        Mark = folder ?? $"{Environment.ProcessId}-{Guid.NewGuid():N}";
    }

    /// <summary>What this Local's processes bear in <see cref="TaskMark.Variable"/>.</summary>
    public string Mark { get; }

    /// <summary>Ends what a Local on the same folder left behind; the number of processes.</summary>
    public int EndLeftOvers()
    {
        var ended = 0;
        if (_file is not null && File.Exists(_file) && Read() is { } identities)
            foreach (var identity in identities.Where(identity => identity.IsAlive))
            {
                ProcessTree.End(identity.Id);
                ended++;
            }

        if (OperatingSystem.IsLinux())
            foreach (var id in TaskMark.Find(Mark).ToList())
            {
                UnixSignals.End(id);
                ended++;
            }

        if (_file is not null)
            File.Delete(_file);
        return ended;
    }

    /// <summary>A process was started.</summary>
    public void Add(int processId)
    {
        if (ProcessIdentity.Of(processId) is not { } identity)
            return;
        _running[processId] = identity;
        Write();
    }

    /// <summary>A process has ended, and was waited for.</summary>
    public void Remove(int processId)
    {
        if (_running.TryRemove(processId, out _))
            Write();
    }

    /// <summary>Ends whatever a task has left, and waits until it is gone.</summary>
    public async Task EndAllAsync(string taskId)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var until = TimeProvider.System.GetTimestamp();
        while (TaskMark.Find($"{Mark}/{taskId}").ToList() is { Count: > 0 } left && TimeProvider.System.GetElapsedTime(until) < ToEnd)
        {
            left.ForEach(UnixSignals.End);
            await Task.Delay(20);
        }
    }

    private void Write()
    {
        if (_file is null)
            return;
        lock (_writing)
        {
            try
            {
                AtomicFile.Write(_file, JsonSerializer.SerializeToUtf8Bytes(_running.Values));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"{_file} could not be written; after a crash, tasks may be left: {e.Message}");
            }
        }
    }

    private List<ProcessIdentity>? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<List<ProcessIdentity>>(File.ReadAllText(_file!, Encoding.UTF8));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
