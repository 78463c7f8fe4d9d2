using Deploy.Local.Ecs.Connect;
using Deploy.Local.Ecs.Running;
using Deploy.Local.Ecs.State;
using Deploy.Local.Faults;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>The steps of one task's life. Each step sets when the next is due.</summary>
internal sealed class TaskLife(LocalContext context, string region, ProcessLife processes, Pace pace)
{
    private readonly ProcessSteps _steps = new(processes, pace);
    private readonly StartChecks _checks = new(context);
    private readonly TaskRoleChecks _roles = new(context);
    private readonly TaskOutput _output = new(context, region);
    private readonly TaskRegistrations _registrations = new(context, region);

    /// <summary>Takes the step that is due at <paramref name="at"/>; returns why the task failed when this step is where it fails.</summary>
    public TaskFailure? Step(TaskRecord task, ServiceRecord? service, double at)
    {
        var (before, health) = (task.Last, task.Health);
        var failure = Take(task, service, at);
        if (task.Health != health)
            _registrations.Tell(task);
        if (task.Last != before)
            context.Peers.Find<IEcsEvents>()?.TaskChanged(region, task, at);
        return failure;
    }

    private TaskFailure? Take(TaskRecord task, ServiceRecord? service, double at)
    {
        task.Version++;
        task.NextAt = null;
        switch (task.Last)
        {
            case TaskStatus.Provisioning:
                task.Last = TaskStatus.Pending;
                task.PullStartedAt = at;
                task.NextAt = at + pace.Pulling;
                // A fault that was set plays its own course.
                if (_checks.FaultOf(task) is null)
                    processes.Prepare(task, region);
                return null;
            case TaskStatus.Pending when task.IsProcess && !_steps.IsReady(task, region, out var failure):
                return failure;
            case TaskStatus.Pending:
                return Start(task, service, at);
            case TaskStatus.Running when task.IsProcess:
                return Run(task, service, at);
            case TaskStatus.Running when !task.Settled:
                return Settle(task, service, at);
            case TaskStatus.Running:
                return task.Ending is { } ending ? Exited(ending) : Finish(task);
            case TaskStatus.Deactivating:
                LeaveTargets(task, service, at);
                task.Last = TaskStatus.Stopping;
                task.NextAt = at + pace.Stopping;
                processes.Stop(task);
                return null;
            case TaskStatus.Stopping when task.IsProcess && !_steps.HasEnded(task):
                return null;
            case TaskStatus.Stopping:
                task.Last = TaskStatus.Deprovisioning;
                task.NextAt = at + pace.Deprovisioning;
                return null;
            case TaskStatus.Deprovisioning:
                End(task, at);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Begins to stop a task, whoever wants it.</summary>
    public void Stop(TaskRecord task, double at, string code, string reason)
    {
        if (task.Desired == TaskStatus.Stopped)
            return;
        task.Version++;
        task.Desired = TaskStatus.Stopped;
        task.Settled = false;
        task.StoppingAt = at;
        task.StopCode = code;
        task.StoppedReason = reason;
        var started = task.Last == TaskStatus.Running;
        _registrations.End(task);
        foreach (var target in task.Targets)
            (target.State, target.Reason, target.Description) = ("draining", null, null);
        task.Last = started && task.Targets.Count > 0 ? TaskStatus.Deactivating
            : started ? TaskStatus.Stopping
            : TaskStatus.Deprovisioning;
        task.NextAt = at + (task.Last switch
        {
            TaskStatus.Deactivating => task.IsProcess ? processes.Drain(task, region) : pace.Draining,
            TaskStatus.Stopping => pace.Stopping,
            _ => pace.Deprovisioning,
        });
        if (task.Last != TaskStatus.Deactivating)
            processes.Stop(task);
        context.Peers.Find<IEcsEvents>()?.TaskChanged(region, task, at);
    }

    /// <summary>Begins to stop a task that failed.</summary>
    public void Fail(TaskRecord task, double at, TaskFailure failure)
    {
        if (task.Containers.FirstOrDefault(c => c.Name == failure.Container) is { } container)
        {
            container.Reason = failure.ContainerReason;
            container.ExitCode = failure.ExitCode;
            if (failure.Log.Count > 0)
                _output.Write(task, container.Name, failure.Log);
        }

        Stop(task, at, failure.StopCode, failure.Reason);
    }

    private TaskFailure? Start(TaskRecord task, ServiceRecord? service, double at)
    {
        var definition = context.Store.Document<EcsDefinitions>("ecs-definitions", region).Exact(task.DefinitionArn);
        if (definition is not null && _checks.Check(task, definition, region) is { } failure)
            return failure;

        task.PullStoppedAt = at;
        task.StartedAt = at;
        task.Last = TaskStatus.Running;
        var agent = definition is null ? null : _roles.Agent(task, definition, region, at);
        foreach (var container in task.Containers)
        {
            container.Last = TaskStatus.Running;
            container.RuntimeId = $"{task.Id}-{Identifiers.Digits(10)}";
            container.ExecuteCommandAgent = agent;
        }

        if (service is not null)
            foreach (var target in task.Targets)
                ServiceEvents.Registered(service, at, target.TargetGroupArn);
        if (service is not null)
            _registrations.Begin(task, service);
        if (task.IsProcess)
            processes.Start(task, region);
        else
            task.NextAt = at + pace.Settling;
        return null;
    }

    /// <summary>A look at the processes of a running task.</summary>
    private TaskFailure? Run(TaskRecord task, ServiceRecord? service, double at)
    {
        // Its processes go on meanwhile: one look for the whole step.
        if (processes.Look(task) is not { } progress)
        {
            Stop(task, at, "TerminationNotice", "The local AWS was ended, and its tasks with it.");
            return null;
        }

        if (_steps.Failure(task, progress, service, at) is { } failure)
            return failure;
        task.Settled = task.Settled || _steps.IsSettled(task, progress, at);
        return null;
    }

    private TaskFailure? Settle(TaskRecord task, ServiceRecord? service, double at)
    {
        var fault = _checks.FaultOf(task);
        if (fault?.Kind == TaskFaultKind.Exit)
        {
            var blamed = StartChecks.Blamed(task, fault);
            if (blamed.Essential)
                return Exited(Ending(blamed, fault));

            // The task lives on without a container that is not essential.
            blamed.Last = TaskStatus.Stopped;
            blamed.Reason = fault.Reason;
            blamed.ExitCode = fault.ExitCode ?? 1;
        }

        if (fault?.Kind == TaskFaultKind.HealthCheck && Unhealthy(task, service, fault) is { } unhealthy)
            return unhealthy;

        task.Settled = true;
        foreach (var container in task.Containers.Where(c => c.HasHealthCheck && c.Last == TaskStatus.Running))
            container.Health = "HEALTHY";
        task.Health = task.Containers.Any(c => c is { HasHealthCheck: true, Essential: true }) ? "HEALTHY" : "UNKNOWN";
        foreach (var target in task.Targets)
            target.State = "healthy";
        if (fault?.Kind == TaskFaultKind.ExitAfter)
            WillExit(task, fault, at);
        else if (task.ServiceName is null)
            task.NextAt = at + pace.OneOffWork;
        return null;
    }

    private void WillExit(TaskRecord task, TaskFault fault, double at)
    {
        task.Ending = Ending(StartChecks.Blamed(task, fault), fault);
        task.NextAt = Math.Max(at, (task.StartedAt ?? at) + pace.Of(fault.Seconds ?? 1));
    }

    private static EndingRecord Ending(ContainerRecord container, TaskFault fault) => new(container.Name, fault.ExitCode ?? 1, fault.Reason, fault.Log ?? []);

    private static TaskFailure Exited(EndingRecord ending) => new("EssentialContainerExited", "Essential container in task exited")
    {
        Container = ending.Container,
        ContainerReason = ending.Reason,
        ExitCode = ending.ExitCode,
        Log = ending.Log,
    };

    /// <summary>A task without any check has nothing to fail.</summary>
    private static TaskFailure? Unhealthy(TaskRecord task, ServiceRecord? service, TaskFault fault)
    {
        var container = task.Containers.FirstOrDefault(c => c.HasHealthCheck && (fault.Container is null || c.Name == fault.Container));
        if (container is not null)
        {
            container.Health = "UNHEALTHY";
            task.Health = "UNHEALTHY";
            return service is null
                ? null
                : new TaskFailure("ServiceSchedulerInitiated", fault.Reason ?? "Task failed container health checks") { Event = "failed container health checks." };
        }

        if (service is null || task.Targets.Count == 0)
            return null;
        var target = task.Targets[0];
        target.State = "unhealthy";
        return TaskFailure.OfTarget(target, fault.Reason);
    }

    /// <summary>A task of RunTask has done its work.</summary>
    private static TaskFailure Finish(TaskRecord task)
    {
        foreach (var container in task.Containers)
            container.ExitCode = 0;
        return new TaskFailure("EssentialContainerExited", "Essential container in task exited");
    }

    private static void LeaveTargets(TaskRecord task, ServiceRecord? service, double at)
    {
        if (service is not null)
            foreach (var target in task.Targets)
                ServiceEvents.Deregistered(service, at, target.TargetGroupArn);
        task.Targets.Clear();
    }

    private void End(TaskRecord task, double at)
    {
        if (task.IsProcess)
            processes.Look(task);
        task.Last = TaskStatus.Stopped;
        task.StoppedAt = at;
        task.Targets.Clear();
        foreach (var container in task.Containers)
        {
            container.Last = TaskStatus.Stopped;
            if (task.StartedAt is not null && !task.IsProcess)
                container.ExitCode ??= 0;
        }

        processes.Forget(task);
    }
}
