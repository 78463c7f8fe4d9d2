namespace Deploy.Local.Images;

/// <summary>What a container starts, in the words of its image: paths are those inside it.</summary>
public sealed record ContainerCommand
{
    /// <summary>The program and its arguments; never empty.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The working directory.</summary>
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>The user; empty is root. A process of this machine runs as Local's user all the same.</summary>
    public string User { get; init; } = "";

    /// <summary>The folders that a program without a path is looked for in: the container's <c>PATH</c>.</summary>
    public IReadOnlyList<string> SearchPath { get; init; } = [];
}
