namespace Deploy.Local.Traffic;

/// <summary>Where all tasks that are known leave, those that follow them are known in a moment: the time in which to ask again.</summary>
internal sealed class Handover
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly long _began = TimeProvider.System.GetTimestamp();

    /// <summary>Waits until it is time to ask again; false: it has been asked for long enough, or nobody waits for an answer.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested || TimeProvider.System.GetElapsedTime(_began) > Longest)
            return false;
        await Task.Delay(Pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return true;
    }
}
