namespace Deploy.Engine.Clients;

/// <summary>How long a call bears with a network or a service that fails for a while. It is a time, not a number of attempts: an outage has no number.</summary>
/// <param name="Total">From the first try to the start of the last one.</param>
/// <param name="PerTry">How long one try waits for its whole answer.</param>
public sealed record Patience(TimeSpan Total, TimeSpan PerTry)
{
    /// <summary>Of every call of a run: a minute, and half of it for one try.</summary>
    public static Patience Usual { get; } = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30));

    /// <summary>The least that a call gets, however short a run may wait: an answer takes its time.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);

    /// <summary>The same, but no longer than a run may wait at all.</summary>
    public Patience Within(TimeSpan limit) => new(Shorter(Total, limit), Shorter(PerTry, limit));

    private static TimeSpan Shorter(TimeSpan time, TimeSpan limit) => time < limit ? time : limit > Least ? limit : Least;
}
