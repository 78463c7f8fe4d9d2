using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>The permissions of EventBridge Scheduler. A schedule has no tags: its group's count.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html"/>.</remarks>
internal sealed class SchedulerAccess : AccessTable
{
    public SchedulerAccess(SchedulerState state) : base("scheduler")
    {
        Tags((_, arn) => Arn.TryParse(arn) is { } parsed && parsed.Resource.Split('/') is ["schedule-group", var group]
            ? state.Groups(parsed.Region).GetValueOrDefault(group)?.Tags
            : null);

        Unscoped("ListSchedules", "ListScheduleGroups");
        For("CreateSchedule", "UpdateSchedule").On(Schedule).Passing("scheduler.amazonaws.com", call => [call.Input.Object("Target")?.Text("RoleArn")]);
        For("GetSchedule", "DeleteSchedule").On(Schedule);
        For("CreateScheduleGroup").On(Group).Tagging("scheduler:TagResource", "Tags");
        For("GetScheduleGroup", "DeleteScheduleGroup").On(Group);
        For("TagResource").On(call => call.Input.RequiredText("ResourceArn")).WithTags("Tags");
        For("UntagResource").On(call => call.Input.RequiredText("ResourceArn")).WithTagKeys("TagKeys");
        For("ListTagsForResource").On(call => call.Input.RequiredText("ResourceArn"));
    }

    private static string Schedule(LocalCall call) =>
        call.Arn("scheduler", $"schedule/{call.Input.Text("GroupName") ?? SchedulerState.DefaultGroup}/{call.Input.RequiredText("Name")}");

    private static string Group(LocalCall call) => call.Arn("scheduler", $"schedule-group/{call.Input.RequiredText("Name")}");
}
