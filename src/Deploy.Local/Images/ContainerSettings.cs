namespace Deploy.Local.Images;

/// <summary>What a container definition, and the override of a task, say about the start. An empty list says nothing, as in ECS.</summary>
public sealed record ContainerSettings
{
    /// <summary>The definition's <c>entryPoint</c>.</summary>
    public IReadOnlyList<string>? EntryPoint { get; init; }

    /// <summary>The definition's <c>command</c>.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The <c>command</c> of the task's override, instead of the definition's.</summary>
    public IReadOnlyList<string>? CommandOverride { get; init; }

    /// <summary>The definition's <c>workingDirectory</c>.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The definition's <c>user</c>.</summary>
    public string? User { get; init; }
}
