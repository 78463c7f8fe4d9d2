using Deploy.Local.Ecs.Running;
using Deploy.Local.Ecs.State;
using Deploy.Local.Processes;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>The steps of a task whose containers are processes, where they differ from those of a simulated one.</summary>
internal sealed class ProcessSteps(ProcessLife processes, Pace pace)
{
    /// <summary>Whether a pending task can be started now; a task that cannot run here is simulated from here on.</summary>
    /// <param name="task">The task.</param>
    /// <param name="region">Its Region.</param>
    /// <param name="failure">Why it never can.</param>
    public bool IsReady(TaskRecord task, string region, out TaskFailure? failure)
    {
        failure = null;
        switch (processes.Look(task))
        {
            case { Phase: TaskPhase.Ready }:
                return true;
            case { Phase: TaskPhase.NotRunnable, Why: { } why }:
                processes.Simulate(task, why);
                return true;
            case { Phase: TaskPhase.Failed } failed:
                failure = new TaskFailure("TaskFailedToStart", failed.Why!) { Container = failed.WhyContainer, ContainerReason = failed.WhyContainer is null ? null : failed.Why };
                return false;
            case null:
                processes.Prepare(task, region);
                return !task.IsProcess;
            default:
                return false;
        }
    }

    /// <summary>Why a running task fails now; null: it does not. In its service's grace period no health check makes it fail.</summary>
    /// <param name="task">The task, as it was just looked at.</param>
    /// <param name="progress">How its processes are.</param>
    /// <param name="service">Its service, or null.</param>
    /// <param name="at">Now.</param>
    public TaskFailure? Failure(TaskRecord task, TaskProgress progress, ServiceRecord? service, double at)
    {
        if (progress.EndedBy is { } name)
        {
            var container = progress.Containers.First(container => container.Name == name);
            var neverStarted = container.Reason?.StartsWith("CannotStartContainerError", StringComparison.Ordinal) == true;
            return new TaskFailure(
                neverStarted ? "TaskFailedToStart" : "EssentialContainerExited", neverStarted ? container.Reason! : "Essential container in task exited")
            {
                Container = name,
                ContainerReason = container.Reason,
                ExitCode = container.ExitCode,
            };
        }

        var target = task.Targets.FirstOrDefault(target => target.State == "unhealthy");
        if (service is null || (target is null && task.Health != "UNHEALTHY"))
            return null;
        var grace = (task.StartedAt ?? at) + pace.Of(service.Settings.Whole("healthCheckGracePeriodSeconds") ?? 0);
        if (grace > at)
        {
            task.NextAt = grace;
            return null;
        }

        return target is null
            ? new TaskFailure("ServiceSchedulerInitiated", "Task failed container health checks") { Event = "failed container health checks." }
            : TaskFailure.OfTarget(target);
    }

    /// <summary>Whether a running task is well, also for its load balancers, and has been up for long enough; a step is due when it will have been.</summary>
    /// <param name="task">The task, as it was just looked at.</param>
    /// <param name="progress">How its processes are.</param>
    /// <param name="at">Now.</param>
    public bool IsSettled(TaskRecord task, TaskProgress progress, double at)
    {
        if (!progress.IsWell || task.Targets.Any(target => target.State != "healthy"))
            return false;
        var until = (task.StartedAt ?? at) + pace.StayingUp;
        if (until > at)
            task.NextAt = until;
        return until <= at;
    }

    /// <summary>Whether nothing of a stopping task is left.</summary>
    public bool HasEnded(TaskRecord task) => processes.Look(task) is null or { Phase: TaskPhase.Ended or TaskPhase.Failed or TaskPhase.NotRunnable };
}
