using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Services;

/// <summary>A start time-out bounds the wait for other containers, and that one waits for another cannot be declared yet.</summary>
public sealed class StartTimeoutUnused() : TaskRunRule(
    "DECS0422",
    "A start time-out bounds nothing",
    "StartTimeout {0} of container '{1}' bounds the wait for containers that it depends on, but dependencies cannot be declared yet: "
        + "it would do nothing. Leave it out; for a slow start use StartPeriodSeconds of [HealthCheck].")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run) =>
        run.Task is { } task
            ? from container in task.ContainerDefinitions
              where container.StartTimeout is not null && !(task.RunsOnFargate() && FargateTimeouts.Seconds.Excludes(container.StartTimeout))
              select Found(task.Address, new ContainerPlace(task, container).Path(nameof(container.StartTimeout)), Number.Text(container.StartTimeout!.Value), container.Name)
            : [];
}
