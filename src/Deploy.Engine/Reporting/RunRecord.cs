using Deploy.Engine.Checks;
using Deploy.Engine.Diffing;
using Deploy.Engine.Events;
using Deploy.Engine.Execution;
using Deploy.Engine.Identity;
using Deploy.Engine.Images;
using Deploy.Engine.Outcomes;
using Deploy.Engine.Waiting;

namespace Deploy.Engine.Reporting;

/// <summary>What a run did, as far as it came: the material of its report.</summary>
public sealed class RunRecord
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary><c>plan</c> or <c>apply</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>True on the local AWS.</summary>
    public bool IsLocal { get; init; }

    /// <summary>What the local AWS says of its services; null until it was asked, and elsewhere.</summary>
    public LocalServices? LocalServices { get; set; }

    /// <summary>True where no program runs, but the steps of tasks are played.</summary>
    public bool IsSimulated => LocalServices?.AreSimulated == true;

    /// <summary>Whose resources.</summary>
    public EnvironmentIdentity? Identity { get; set; }

    /// <summary>The stage.</summary>
    public string? Stage { get; set; }

    /// <summary>Where.</summary>
    public AwsAccount? Account { get; set; }

    /// <summary>The checks before anything was written.</summary>
    public IReadOnlyList<CheckResult> Checks { get; set; } = [];

    /// <summary>What differed.</summary>
    public ChangeSet? Changes { get; set; }

    /// <summary>The images.</summary>
    public IReadOnlyList<RepositoryImage> Images { get; set; } = [];

    /// <summary>True where an image was pushed.</summary>
    public bool Pushed { get; set; }

    /// <summary>What was done.</summary>
    public IReadOnlyList<CompletedStep> Steps { get; set; } = [];

    /// <summary>How the rollouts ended.</summary>
    public IReadOnlyList<RolloutVerdict> Rollouts { get; set; } = [];

    /// <summary>Errors and warnings.</summary>
    public List<DiagnosticEvent> Diagnostics { get; } = [];

    /// <summary>What is not wrong, but may surprise.</summary>
    public IReadOnlyList<string> Notes { get; set; } = [];

    /// <summary>The number of calls.</summary>
    public int Calls { get; set; }

    /// <summary>The calls that may have changed something.</summary>
    public IReadOnlyList<string> Written { get; set; } = [];

    /// <summary>How it ended.</summary>
    public DeploymentOutcome Outcome { get; set; } = DeploymentOutcome.UnexpectedError;

    /// <summary>The id of the outcome or its reason; null where it is no error.</summary>
    public string? Code { get; set; }
}
