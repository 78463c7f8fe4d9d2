using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Views;

/// <summary>Services and tasks as people are shown them.</summary>
internal static class WorkloadFacts
{
    public static ServiceFacts Of(ClusterRecord cluster, ServiceRecord service)
    {
        var tasks = cluster.TasksOf(service).ToList();
        return new ServiceFacts
        {
            Cluster = cluster.Name,
            Name = service.Name,
            Arn = service.Arn,
            Owner = Owner.Of(service.Tags),
            Status = service.Status,
            Desired = service.DesiredCount,
            Running = tasks.Count(task => task.IsRunning),
            Pending = tasks.Count(task => task.IsPending),
            Definition = Definition(service.Workload.Text("taskDefinition")),
            Deployments = [.. service.Deployments.Select(deployment => Of(service, deployment, tasks))],
            Changes = [.. service.ServiceDeployments.Select(change => Of(service, change))],
            Events = [.. service.Events.Select(happened => new EventFacts(LocalClock.FromTimestamp(happened.CreatedAt), happened.Message))],
            Shift = service.Current is { Shifts: true, Traffic: { } traffic } current ? Of(current, traffic) : null,
        };
    }

    public static TaskFacts Of(ClusterRecord cluster, TaskRecord task, DefinitionRecord? definition, string region) => new()
    {
        Cluster = cluster.Name,
        Id = task.Id,
        Owner = Owner.Of(task.Tags),
        Service = task.ServiceName,
        StartedBy = task.StartedBy,
        Definition = Definition(task.DefinitionArn),
        Status = task.Last,
        Desired = task.Desired,
        Health = task.Health,
        IsProcess = task.IsProcess,
        Engine = task.Engine,
        Limits = task.Limits,
        WhySimulated = task.WhySimulated,
        Address = task.Interface?.Address,
        CreatedAt = LocalClock.FromTimestamp(task.CreatedAt),
        StartedAt = Moment(task.StartedAt),
        StoppedAt = Moment(task.StoppedAt),
        StopCode = task.StopCode,
        StoppedReason = task.StoppedReason,
        Containers = [.. task.Containers.Select(container => Of(task, container, definition, region))],
    };

    private static DeploymentFacts Of(ServiceRecord service, DeploymentRecord deployment, List<TaskRecord> tasks)
    {
        var own = tasks.Where(task => task.StartedBy == deployment.Id && task.IsKept).ToList();
        var isPrimary = deployment.Status == DeploymentStatus.Primary;
        return new DeploymentFacts(
            deployment.Id, isPrimary, deployment.RolloutState, deployment.RolloutReason, DefinitionOf(service, deployment.RevisionArn),
            isPrimary ? service.DesiredCount : own.Count, own.Count(task => task.IsRunning), own.Count(task => task.IsPending), deployment.FailedTasks,
            LocalClock.FromTimestamp(deployment.UpdatedAt));
    }

    private static ShiftFacts Of(ServiceDeploymentRecord current, TrafficRecord traffic) => new(
        current.Arn, current.Configuration.RequiredText("strategy"), ServiceDeploymentView.StageOf(traffic), traffic.Production,
        [.. traffic.Hooks.Where(hook => hook.Status == LifecycleHooks.Awaiting).Select(hook => hook.Id)]);

    private static ChangeFacts Of(ServiceRecord service, ServiceDeploymentRecord change) => new(
        change.Status, change.RollbackReason ?? change.StatusReason, DefinitionOf(service, change.TargetRevision), LocalClock.FromTimestamp(change.CreatedAt), Moment(change.FinishedAt));

    private static ContainerFacts Of(TaskRecord task, ContainerRecord container, DefinitionRecord? definition, string region) => new(
        container.Name, container.Image, container.Last, container.Health, container.Last == TaskStatus.Stopped ? container.ExitCode : null, container.Reason,
        definition is null ? null : ContainerStream.Of(task, container.Name, definition, region));

    private static string DefinitionOf(ServiceRecord service, string revision) =>
        Definition(service.Revisions.FirstOrDefault(known => known.Arn == revision)?.Workload.Text("taskDefinition"));

    private static string Definition(string? arn) => Arn.LastSegment(arn ?? "");

    private static DateTimeOffset? Moment(double? seconds) => seconds is { } at ? LocalClock.FromTimestamp(at) : null;
}
