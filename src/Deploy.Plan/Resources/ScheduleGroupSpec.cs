namespace Deploy.Plan.Resources;

/// <summary>
/// The EventBridge Scheduler group of an application and environment: schedules cannot carry tags, so their group carries the identity.
/// See https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html
/// </summary>
public sealed record ScheduleGroupSpec : ResourceSpec;
