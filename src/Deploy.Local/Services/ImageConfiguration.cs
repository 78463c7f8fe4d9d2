namespace Deploy.Local.Services;

/// <summary>What an image says about its start: platform and <c>config</c> of its configuration, by the names that are used there.</summary>
public sealed record ImageConfiguration
{
    /// <summary>The operating system: <c>linux</c>.</summary>
    public required string Os { get; init; }

    /// <summary>The CPU in Go's words: <c>amd64</c>, <c>arm64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>The program and its first arguments; empty when the image names none.</summary>
    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    /// <summary>The arguments after <see cref="Entrypoint"/>, or the program too where that is empty.</summary>
    public IReadOnlyList<string> Cmd { get; init; } = [];

    /// <summary>Environment variables as <c>NAME=value</c>, in the image's order.</summary>
    public IReadOnlyList<string> Env { get; init; } = [];

    /// <summary>The working directory inside the image; empty is <c>/</c>.</summary>
    public string WorkingDir { get; init; } = "";

    /// <summary>The user, by name or number, perhaps with <c>:group</c>; empty is root.</summary>
    public string User { get; init; } = "";

    /// <summary>Ports as <c>8080/tcp</c>, in ordinal order.</summary>
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];

    /// <summary>The signal that ends the program, such as <c>SIGINT</c>; empty is SIGTERM.</summary>
    public string StopSignal { get; init; } = "";
}
