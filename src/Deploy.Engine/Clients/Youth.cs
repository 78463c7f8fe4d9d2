namespace Deploy.Engine.Clients;

/// <summary>How long something that was just made may be unknown in places.</summary>
internal static class Youth
{
    /// <summary>AWS names no figure; what was seen is seconds.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(60);

    /// <summary>That, and never longer than a run may wait.</summary>
    public static TimeSpan Within(TimeSpan limit) => Longest < limit ? Longest : limit;
}
