using Deploy.Ecs;

namespace Deploy.Rules.Networking;

/// <summary>Only awsvpc tasks have network interfaces.</summary>
public sealed class NetworkWithoutAwsvpc() : TaskRunRule(
    "DECS0502",
    "The network mode takes no network",
    "The {0} has a [Network], but its tasks have NetworkMode {1} and no interfaces of their own. "
        + "Remove [Network], or use NetworkMode.Awsvpc.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (run is { OnAwsvpc: false, Task: { } task } && run.Settings.NetworkConfiguration is not null)
            yield return Found(run, nameof(run.Settings.NetworkConfiguration), run.Spoken, task.NetworkMode.ToString());
    }
}
