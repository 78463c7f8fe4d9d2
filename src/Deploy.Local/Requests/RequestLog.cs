namespace Deploy.Local.Requests;

/// <summary>The last ten thousand requests, for tests and for people who wonder what a deployment did. It lives as long as the process.</summary>
public sealed class RequestLog(TimeProvider time)
{
    private const int Kept = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<RequestEntry> _entries = new();
    private long _sequence;

    /// <summary>The sequence of the last one; 0 before the first.</summary>
    public long Last
    {
        get
        {
            lock (_lock)
                return _sequence;
        }
    }

    public void Record(RequestEntry entry)
    {
        lock (_lock)
        {
            _entries.Enqueue(entry with { Sequence = ++_sequence, Time = time.GetUtcNow() });
            if (_entries.Count > Kept)
                _entries.Dequeue();
        }
    }

    /// <param name="after">Only requests with a higher sequence.</param>
    /// <param name="mutating">Only those that change something, or only reads; null for all.</param>
    public IReadOnlyList<RequestEntry> Read(long after = 0, bool? mutating = null)
    {
        lock (_lock)
            return [.. _entries.Where(e => e.Sequence > after && (mutating is null || e.Mutating == mutating))];
    }

    /// <summary>Forgets the entries; the sequence goes on.</summary>
    public void Clear()
    {
        lock (_lock)
            _entries.Clear();
    }
}
