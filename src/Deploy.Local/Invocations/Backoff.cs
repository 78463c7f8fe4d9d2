namespace Deploy.Local.Invocations;

/// <summary>How long a failed start waits. AWS tells that it is exponential, up to 185 times in 24 hours, and no more: with these numbers both fit.</summary>
internal static class Backoff
{
    private const double First = 1;
    private const double Longest = 480;

    /// <summary>Seconds until the next try, after so many that failed. There is no jitter: the same account does the same each time.</summary>
    public static double After(int tries) => Math.Min(First * Math.Pow(2, Math.Min(tries, 32) - 1), Longest);
}
