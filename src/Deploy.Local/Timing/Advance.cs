namespace Deploy.Local.Timing;

/// <summary>What happened while the clock was moved on.</summary>
/// <param name="From">The time before.</param>
/// <param name="Until">The time now.</param>
/// <param name="Fired">What schedules and rules tried to start, in the order of time.</param>
/// <param name="Error">Why it stopped before the time that was asked for; null: it did not.</param>
/// <param name="Rest">How much is left then, as text that a second call takes.</param>
public sealed record Advance(DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<Fired> Fired, string? Error = null, string? Rest = null);
