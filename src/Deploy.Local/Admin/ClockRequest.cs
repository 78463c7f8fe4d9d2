namespace Deploy.Local.Admin;

/// <summary>Body of <c>POST /_local/clock</c>: one of the two.</summary>
public sealed record ClockRequest
{
    /// <summary>How far to move it on: <c>7d</c>, <c>12h</c>, <c>30m</c>, <c>90s</c>, or several in that order.</summary>
    public string? Advance { get; init; }

    /// <summary>Back to real time.</summary>
    public bool Reset { get; init; }
}
