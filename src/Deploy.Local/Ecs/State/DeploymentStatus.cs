namespace Deploy.Local.Ecs.State;

/// <summary>ECS's names of the states of deployments, service deployments and circuit breakers.</summary>
public static class DeploymentStatus
{
    public const string Primary = "PRIMARY";
    public const string Active = "ACTIVE";

    public const string InProgress = "IN_PROGRESS";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";

    public const string Pending = "PENDING";
    public const string Successful = "SUCCESSFUL";
    public const string StopRequested = "STOP_REQUESTED";
    public const string Stopped = "STOPPED";
    public const string RollbackRequested = "ROLLBACK_REQUESTED";
    public const string RollbackInProgress = "ROLLBACK_IN_PROGRESS";
    public const string RollbackSuccessful = "ROLLBACK_SUCCESSFUL";
    public const string RollbackFailed = "ROLLBACK_FAILED";

    public const string BreakerDisabled = "DISABLED";
    public const string BreakerMonitoring = "MONITORING";
    public const string BreakerComplete = "MONITORING_COMPLETE";
    public const string BreakerTriggered = "TRIGGERED";
}
