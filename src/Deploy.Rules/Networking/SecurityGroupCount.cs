using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>ECS takes at most 5 security groups.</summary>
public sealed class SecurityGroupCount() : TaskRunRule(
    "DECS0504",
    "There are more than five security groups",
    "The {0} has {1} security groups. Use at most 5.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (run.Settings.NetworkConfiguration is { SecurityGroups.Count: > 5 } network)
            yield return Found(run, "NetworkConfiguration.SecurityGroups", run.Spoken, Number.Text(network.SecurityGroups.Count));
    }
}
