namespace Deploy.Engine.Logs;

/// <summary>Which lines are asked for.</summary>
public sealed record LogQuery
{
    /// <summary>A service or task definition of the plan, by name or address; null: every task definition.</summary>
    public string? Target { get; init; }

    /// <summary>Only this container's lines; null: those of all.</summary>
    public string? Container { get; init; }

    /// <summary>Only lines with this text, upper and lower case told apart; null: all.</summary>
    public string? Filter { get; init; }

    /// <summary>How far back.</summary>
    public TimeSpan Since { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Go on with what comes, until cancelled.</summary>
    public bool Follow { get; init; }
}
