namespace Deploy.Local.Faults;

/// <summary>The task faults that are set. They stay until they are removed.</summary>
public sealed class TaskFaultList
{
    private readonly Lock _lock = new();
    private readonly List<TaskFault> _faults = [];

    public IReadOnlyList<TaskFault> All
    {
        get
        {
            lock (_lock)
                return [.. _faults];
        }
    }

    public void Add(TaskFault fault)
    {
        lock (_lock)
            _faults.Add(fault);
    }

    public void Clear()
    {
        lock (_lock)
            _faults.Clear();
    }

    public TaskFault? Find(string? service, string family, int revision) =>
        All.FirstOrDefault(fault => fault.Matches(service, family, revision));
}
