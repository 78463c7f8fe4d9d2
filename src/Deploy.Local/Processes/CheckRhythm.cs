namespace Deploy.Local.Processes;

/// <summary>When something is checked again and again: every second until it is well, so that nobody waits for that, and by its interval then.</summary>
/// <param name="interval">Between checks, and between failures that count.</param>
internal sealed class CheckRhythm(TimeSpan interval)
{
    private static readonly TimeSpan UntilWell = TimeSpan.FromSeconds(1);

    /// <summary>However fast Local's time goes, programs answer as slowly as ever.</summary>
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(1);

    private long _counted = TimeProvider.System.GetTimestamp();

    /// <summary>How long a program may take at Local's pace, to answer a check or to end.</summary>
    public static TimeSpan Timeout(TimeSpan scaled) => scaled < ShortestTimeout ? ShortestTimeout : scaled;

    /// <summary>How long to wait before the next check.</summary>
    public TimeSpan Pause(bool isWell) => isWell || interval < UntilWell ? interval : UntilWell;

    /// <summary>Whether a failure counts now: once in an interval, however often it is asked before it is well.</summary>
    public bool Counts(bool wasWell)
    {
        if (!wasWell && TimeProvider.System.GetElapsedTime(_counted) < interval)
            return false;
        _counted = TimeProvider.System.GetTimestamp();
        return true;
    }
}
