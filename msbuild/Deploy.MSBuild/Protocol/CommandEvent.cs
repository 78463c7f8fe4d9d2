namespace Deploy.MSBuild.Protocol;

/// <summary>Something that the running command said; see "one deployment is one process" in <c>src/DESIGN.md</c>.</summary>
internal abstract record CommandEvent;

/// <summary>A phase begins.</summary>
internal sealed record PhaseEvent(string Name) : CommandEvent;

/// <summary>Text for the user.</summary>
internal sealed record MessageEvent(string Level, string Text) : CommandEvent;

/// <summary>An error or warning, with its place in the source where that is known.</summary>
internal sealed record DiagnosticEvent(string Code, bool IsError, string Text, string? File, int Line, int Column) : CommandEvent;

/// <summary>What is to happen with the project's image.</summary>
internal sealed record ImageEvent(string Action, PushDestination? Destination, PushCredentials? Credentials) : CommandEvent
{
    /// <summary>The action with which the build must push and answer with a digest.</summary>
    public const string Push = "push";
}

/// <summary>How the deployment ended.</summary>
internal sealed record OutcomeEvent(string Outcome, string? Code, int ExitCode, string? Report) : CommandEvent;

/// <summary>A line on standard output that is not an event.</summary>
internal sealed record OutputLine(string Text) : CommandEvent;

/// <summary>A line on standard error.</summary>
internal sealed record ErrorLine(string Text) : CommandEvent;

/// <summary>The process is gone.</summary>
internal sealed record EndedEvent(int ExitCode) : CommandEvent;
