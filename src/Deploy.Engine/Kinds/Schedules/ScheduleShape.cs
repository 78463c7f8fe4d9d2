using Deploy.Engine.Shapes;
using Deploy.Engine.Translation;
using Deploy.Engine.Translation.Generated.Scheduler;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Scheduler;
using Deploy.Plan.Values;
using GetScheduleResponse = Amazon.Scheduler.Model.GetScheduleResponse;

namespace Deploy.Engine.Kinds.Schedules;

/// <summary>A schedule's request: as it is sent, as it is compared, and as Scheduler describes what came of it.</summary>
internal static class ScheduleShape
{
    /// <summary>As it is sent: with what is known of the resources that it names.</summary>
    public static CreateSchedule Resolve(ScheduleSpec spec, KindContext context) => context.Resolve(spec.Request) with { Name = context.Names.Of(spec) };

    /// <summary>As it is compared: without the name, which does not change, and with the revision as people name it.</summary>
    public static ScheduleSpec Normalise(ScheduleSpec spec, KindContext context) => Normalise(spec with { Request = context.Resolve(spec.Request) });

    /// <summary>As Scheduler describes it, in the form in which it is compared.</summary>
    public static ScheduleSpec Read(GetScheduleResponse schedule, string declaredName)
    {
        var spec = new ScheduleSpec { Name = declaredName, ScheduleGroup = default, ScheduleExpression = "", Cluster = default, TaskDefinition = default, Role = default };
        return Normalise(spec with { Request = CreateScheduleMap.FromDescription(schedule) with { Name = null } });
    }

    private static ScheduleSpec Normalise(ScheduleSpec resolved)
    {
        var request = resolved.Request;
        var (target, task) = (request.Target, request.Target?.EcsParameters);
        return resolved with
        {
            Request = ShapeForm.Normal(
                request with
                {
                    StartDate = ScheduleTimes.Canonical(request.StartDate),
                    EndDate = ScheduleTimes.Canonical(request.EndDate),
                    Target = target is null || task is null ? target : target with
                    {
                        EcsParameters = task with
                        {
                            TaskDefinitionArn = RevisionName.Compared(task.TaskDefinitionArn),
                            PlatformVersion = EcsConstants.Platform(task.PlatformVersion),
                            NetworkConfiguration = task.NetworkConfiguration?.AwsvpcConfiguration is null ? null : task.NetworkConfiguration,
                        },
                    },
                },
                ScheduleFacts.Shapes),
        };
    }
}
