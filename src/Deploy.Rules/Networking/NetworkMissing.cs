namespace Deploy.Rules.Networking;

/// <summary>ECS makes a network interface for each awsvpc task, in one of the subnets.</summary>
public sealed class NetworkMissing() : TaskRunRule(
    "DECS0501",
    "Tasks with their own network interface need a network",
    "The {0} runs tasks with network interfaces of their own, but says no subnets. Add [Network(Subnets = […])].")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (run.OnAwsvpc == true && run.Settings.NetworkConfiguration is null)
            yield return Found(run, nameof(run.Settings.NetworkConfiguration), run.Spoken);
    }
}
