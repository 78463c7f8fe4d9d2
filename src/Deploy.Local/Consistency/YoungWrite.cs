using Deploy.Local.Services;

namespace Deploy.Local.Consistency;

/// <summary>A write that not every read sees yet.</summary>
/// <param name="Service">Local's name of the service.</param>
/// <param name="Before">The state before it.</param>
/// <param name="At">When.</param>
internal sealed record YoungWrite(string Service, StateSnapshot Before, DateTimeOffset At)
{
    private readonly Dictionary<string, int> _missed = new(StringComparer.Ordinal);

    /// <summary>Counts one more request of the operation; true while it is one of the first that miss the write.</summary>
    public bool Misses(string operation, int invisibleReads)
    {
        var missed = _missed.GetValueOrDefault(operation);
        if (missed >= invisibleReads)
            return false;
        _missed[operation] = missed + 1;
        return true;
    }
}
