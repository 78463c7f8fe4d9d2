namespace Deploy.Local.Scheduler;

/// <summary>When an expression is due next, kept for as long as what it follows from stays the same: it is asked after every request.</summary>
/// <param name="From">Everything that it follows from.</param>
/// <param name="At">Null: never again.</param>
public sealed record NextOccurrence(string From, DateTimeOffset? At);
