using Deploy.Plan;
using Deploy.Plan.Texts;

namespace Deploy.Engine.Events;

/// <summary>Something that a run tells.</summary>
public abstract record DeploymentEvent;

/// <summary>A phase begins: <c>Plan</c>, <c>Push</c>, <c>Apply</c>, <c>Wait</c>, <c>Report</c>.</summary>
public sealed record PhaseEvent(string Name) : DeploymentEvent;

/// <summary>How much a message matters.</summary>
public enum MessageLevel
{
    /// <summary>A line of output.</summary>
    Info,

    /// <summary>A line of progress, which a live display may replace.</summary>
    Progress,

    /// <summary>Something to look at; nothing failed.</summary>
    Warning,
}

/// <summary>A line for people.</summary>
public sealed record MessageEvent(MessageLevel Level, string Text) : DeploymentEvent;

/// <summary>A coded error or warning, with the place in the source where it is known.</summary>
/// <param name="Code">The id.</param>
/// <param name="IsError">False: a warning.</param>
/// <param name="Text">What is wrong. Line ends in it become spaces.</param>
/// <param name="Location">The place.</param>
public sealed record DiagnosticEvent(string Code, bool IsError, string Text, SourceLocation? Location) : DeploymentEvent
{
    /// <summary>One line: MSBuild would print place and code again before each further one. What is to be said beyond it is a message.</summary>
    public string Text { get; } = ForeignText.OneLine(Text).Trim();
}

/// <summary>The image is there already (<see cref="IsNone"/>: the plan has none), so that nothing is to be pushed.</summary>
public sealed record ImageKnownEvent(bool IsNone) : DeploymentEvent;

/// <summary>The end of a run.</summary>
/// <param name="Outcome">The outcome's name.</param>
/// <param name="Code">Its id; null where it is no error.</param>
/// <param name="ExitCode">The process's exit code.</param>
/// <param name="Report">The path of <c>deployment.md</c>; null where none was written.</param>
public sealed record OutcomeEvent(string Outcome, string? Code, int ExitCode, string? Report) : DeploymentEvent;

/// <summary>What is going to change, as lines: a sign and a resource, its properties indented below it, and a summary at the end.</summary>
public sealed record ChangesEvent(IReadOnlyList<string> Lines) : DeploymentEvent;
