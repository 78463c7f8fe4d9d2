namespace Deploy.Local.Ecr;

/// <summary>ECR's names of the states of backfills and their replications.</summary>
public static class BackfillStatus
{
    public const string Preparing = "PREPARING";
    public const string InProgress = "IN_PROGRESS";
    public const string Complete = "COMPLETE";
    public const string Failed = "FAILED";
    public const string Stopping = "STOPPING";
    public const string Stopped = "STOPPED";
}
