namespace Deploy.Local.Faults;

/// <summary>The faults that are set, in the order they were set.</summary>
/// <param name="time">Ends the faults that have a time.</param>
public sealed class FaultList(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (_lock)
                return [.. _faults];
        }
    }

    public void Add(Fault fault)
    {
        lock (_lock)
            _faults.Add(fault);
    }

    public void Clear()
    {
        lock (_lock)
            _faults.Clear();
    }

    /// <summary>The first fault for this request, used up by one; stale reads leave requests that change something alone.</summary>
    public Fault? Take(string service, string operation, bool mutating)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _faults.RemoveAll(f => f.Until <= now);
            var fault = _faults.FirstOrDefault(f => (f.Service == "*" || f.Service == service)
                && (f.Operation == "*" || f.Operation == operation)
                && !(mutating && f.Kind == FaultKind.StaleReads));
            if (fault is not null && --fault.Remaining <= 0)
                _faults.Remove(fault);
            return fault;
        }
    }
}
