namespace Deploy.Local.Services;

/// <summary>Wakes what moves Local on by itself: something happened that may be followed by something else.</summary>
public sealed class Pulse : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Several in a row wake once.</summary>
    public void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // It is awake already, or Local is at its end.
        }
    }

    /// <summary>Returns when it is woken, or after a time.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => _signal.WaitAsync(atMost, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _signal.Dispose();
}
