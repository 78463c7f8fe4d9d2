namespace Deploy.Engine.Clients;

/// <summary>How long something that was just made may be unknown in places.</summary>
internal static class Youth
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>That, and never longer than a run may wait.</summary>
    public static TimeSpan Within(TimeSpan limit) => Longest < limit ? Longest : limit;
}
