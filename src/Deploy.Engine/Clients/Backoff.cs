namespace Deploy.Engine.Clients;

/// <summary>The pauses between the tries of one thing: each is twice the one before, up to a longest.</summary>
/// <param name="time">The clock.</param>
/// <param name="first">The first pause.</param>
/// <param name="longest">The longest.</param>
/// <param name="begun">When the first try began, as a timestamp of the clock; null: now.</param>
internal sealed class Backoff(TimeProvider time, TimeSpan first, TimeSpan longest, long? begun = null)
{
    private readonly long _begun = begun ?? time.GetTimestamp();
    private TimeSpan _next = first;

    /// <summary>Whether the next pause ends before a limit, counted from the first try.</summary>
    public bool EndsWithin(TimeSpan limit) => time.GetElapsedTime(_begun) + _next < limit;

    /// <summary>Waits.</summary>
    public async Task PauseAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(_next, time, cancellationToken);
        _next = _next * 2 < longest ? _next * 2 : longest;
    }
}
