using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Scheduler;

/// <summary>Amazon EventBridge Scheduler. Schedules start their tasks when they are due by Local's clock.</summary>
public sealed class SchedulerService : LocalService
{
    public SchedulerService(LocalContext context) : base("scheduler")
    {
        var state = new SchedulerState(context);
        Access = new SchedulerAccess(state);
        var runner = new ScheduleRunner(state);
        context.Peers.Offer<IMovesOn>(runner);
        context.Peers.Offer<ITimetable>(new ScheduleTimetable(state, runner));
        var schedules = new ScheduleLocal(state);
        On("CreateSchedule", schedules.Create);
        On("GetSchedule", schedules.Get);
        On("UpdateSchedule", schedules.Update);
        On("DeleteSchedule", schedules.Delete);
        On("ListSchedules", schedules.List);

        context.Peers.Offer<ITagCatalog>(new GroupTagCatalog(state));
        var groups = new ScheduleGroupLocal(state);
        On("CreateScheduleGroup", groups.Create);
        On("GetScheduleGroup", groups.Get);
        On("DeleteScheduleGroup", groups.Delete);
        On("ListScheduleGroups", groups.List);
        On("TagResource", groups.Tag);
        On("UntagResource", groups.Untag);
        On("ListTagsForResource", groups.ListTags);
    }
}
