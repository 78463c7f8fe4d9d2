namespace Deploy.Engine.Outcomes;

/// <summary>Exit codes and ids of the outcomes. Both are part of the command's contract and never change.</summary>
public static class OutcomeCodes
{
    /// <summary>The exit code of <c>plan --detailed-exit-code</c> where there is something to apply.</summary>
    public const int ChangesPendingExitCode = 2;

    /// <summary>The exit code of a wrong command line.</summary>
    public const int UsageExitCode = 64;

    /// <summary>The process's exit code.</summary>
    public static int ExitCode(this DeploymentOutcome outcome) => outcome switch
    {
        DeploymentOutcome.Succeeded or DeploymentOutcome.NothingToDo or DeploymentOutcome.NoChanges or DeploymentOutcome.ChangesPending => 0,
        DeploymentOutcome.RefusedByRules => 10,
        DeploymentOutcome.RefusedByPreflight => 11,
        DeploymentOutcome.RefusedNotOurs => 12,
        DeploymentOutcome.AccessDenied => 13,
        DeploymentOutcome.ReplacementNeedsConsent => 14,
        DeploymentOutcome.PushFailed => 15,
        DeploymentOutcome.RolledBack => 20,
        DeploymentOutcome.FirstDeploymentFailed => 21,
        DeploymentOutcome.RollbackFailed => 22,
        DeploymentOutcome.TimedOut => 23,
        DeploymentOutcome.Superseded => 24,
        DeploymentOutcome.Cancelled => 25,
        DeploymentOutcome.PartlyApplied => 26,
        DeploymentOutcome.ServiceDeleted => 27,
        DeploymentOutcome.Unstable => 28,
        _ => 1,
    };

    /// <summary>The id that error lines carry; null for an outcome that is no error.</summary>
    public static string? Code(this DeploymentOutcome outcome) => outcome switch
    {
        DeploymentOutcome.Succeeded or DeploymentOutcome.NothingToDo or DeploymentOutcome.NoChanges or DeploymentOutcome.ChangesPending => null,
        DeploymentOutcome.RefusedByRules => "DECS3001",
        DeploymentOutcome.RefusedByPreflight => "DECS3002",
        DeploymentOutcome.RefusedNotOurs => "DECS3003",
        DeploymentOutcome.AccessDenied => "DECS3004",
        DeploymentOutcome.ReplacementNeedsConsent => "DECS3005",
        DeploymentOutcome.PushFailed => "DECS3006",
        DeploymentOutcome.RolledBack => "DECS3020",
        DeploymentOutcome.FirstDeploymentFailed => "DECS3021",
        DeploymentOutcome.RollbackFailed => "DECS3022",
        DeploymentOutcome.TimedOut => "DECS3023",
        DeploymentOutcome.Superseded => "DECS3024",
        DeploymentOutcome.Cancelled => "DECS3025",
        DeploymentOutcome.PartlyApplied => "DECS3026",
        DeploymentOutcome.ServiceDeleted => "DECS3027",
        DeploymentOutcome.Unstable => "DECS3028",
        _ => "DECS3000",
    };
}
