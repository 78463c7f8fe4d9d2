using Deploy.Ecs;

namespace Deploy.Rules.Networking;

/// <summary>Tasks on instances get no public address of their own.</summary>
public sealed class PublicIpOnInstances() : TaskRunRule(
    "DECS0509",
    "Only Fargate gives tasks public addresses",
    "AssignPublicIp does not go with LaunchType {0}. Remove it, or use LaunchType.Fargate.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (!run.OnFargate && run.Settings.NetworkConfiguration is { AssignPublicIp: true })
            yield return Found(run, "NetworkConfiguration.AssignPublicIp", run.Settings.LaunchType.ToString());
    }
}
