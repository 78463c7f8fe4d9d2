namespace Deploy.Local.Services;

/// <summary>
/// The names by which tasks call others; offered by ECS where tasks run. Safe to ask on any thread: the answer is at most a moment old.
/// </summary>
public interface ITaskNames
{
    /// <summary>What a name means to a task; null: it is no name of Service Connect or Cloud Map, and is called as it is.</summary>
    /// <param name="taskId">The task that calls.</param>
    /// <param name="host">The host that it calls.</param>
    /// <param name="port">The port that it calls.</param>
    NameAnswer? Find(string taskId, string host, int port);

    /// <summary>The names that mean something to a task, for whoever calls another one.</summary>
    IReadOnlyList<string> KnownTo(string taskId);
}

/// <summary>What a name means to a task.</summary>
/// <param name="Name">The name, with its port.</param>
public sealed record NameAnswer(string Name)
{
    /// <summary>Why the task may not use it; null: it may.</summary>
    public string? Refusal { get; init; }

    /// <summary>Who answers there, in the order of their age.</summary>
    public IReadOnlyList<HostTarget> Targets { get; init; } = [];

    /// <summary>What to tell whoever calls while nobody answers.</summary>
    public string WhyNone { get; init; } = "";

    /// <summary>How long an answer may take; null: any time.</summary>
    public TimeSpan? Timeout { get; init; }
}
