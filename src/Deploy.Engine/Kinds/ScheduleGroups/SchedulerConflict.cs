using Amazon.Runtime;
using Amazon.Scheduler.Model;

namespace Deploy.Engine.Kinds.ScheduleGroups;

/// <summary>
/// EventBridge Scheduler has one error for a name that is taken and for a group that is being deleted; its message tells them apart.
/// </summary>
internal static class SchedulerConflict
{
    /// <summary>The name is taken.</summary>
    public static bool IsTaken(AmazonServiceException error) => error is ConflictException && !IsDeletion(error);

    /// <summary>The group is being deleted, with all that is in it.</summary>
    public static bool IsDeletion(AmazonServiceException error) =>
        error is ConflictException && error.Message.Contains("delet", StringComparison.OrdinalIgnoreCase);
}
