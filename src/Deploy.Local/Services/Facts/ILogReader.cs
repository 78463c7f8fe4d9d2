namespace Deploy.Local.Services.Facts;

/// <summary>Log groups and the ends of their streams; offered by the logs service. Called with the gate held.</summary>
public interface ILogReader : IRegional
{
    /// <summary>The groups of a Region, by name.</summary>
    IReadOnlyList<LogGroupFacts> Groups(string region);

    /// <summary>The streams of a group, the one that was written to last first; null: there is no such group.</summary>
    IReadOnlyList<LogStreamFacts>? Streams(string region, string group);

    /// <summary>The last lines of a group, the newest at the end; none where there is no such group or stream.</summary>
    /// <param name="region">The Region.</param>
    /// <param name="group">The group.</param>
    /// <param name="stream">One of its streams; null: of all, of which those are left out that were not written to for long.</param>
    /// <param name="text">Only lines with this text, in whatever case; empty: all.</param>
    /// <param name="most">How many.</param>
    IReadOnlyList<LogLineFacts> Tail(string region, string group, string? stream, string text, int most);
}

/// <summary>A log group.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="RetentionInDays">Null: lines are kept for ever.</param>
/// <param name="Streams">How many streams it has.</param>
public sealed record LogGroupFacts(string Name, Owner Owner, int? RetentionInDays, int Streams);

/// <summary>A log stream.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LastAt">The time of its newest line; null: it has none.</param>
public sealed record LogStreamFacts(string Name, DateTimeOffset? LastAt);

/// <summary>A line.</summary>
/// <param name="Stream">Where it is from.</param>
/// <param name="Number">Its number in the stream.</param>
/// <param name="At">Its time.</param>
/// <param name="Text">What was written.</param>
public sealed record LogLineFacts(string Stream, long Number, DateTimeOffset At, string Text);
