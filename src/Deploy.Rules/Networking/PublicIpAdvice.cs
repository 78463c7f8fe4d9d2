namespace Deploy.Rules.Networking;

/// <summary>What needs no visitors from the internet needs no public address.</summary>
public sealed class PublicIpAdvice() : TaskRunRule(
    "DECS0510",
    "Tasks can be reached from the internet",
    "The tasks of {0} get public addresses in subnets of your choice. "
        + "Prefer private subnets with a NAT gateway or endpoints, and AssignPublicIp = false.",
    RuleSeverity.Info)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (run.Settings.NetworkConfiguration is { AssignPublicIp: true } network && !network.Subnets.Contains("default"))
            yield return Found(run, "NetworkConfiguration.AssignPublicIp", run.Spoken);
    }
}
