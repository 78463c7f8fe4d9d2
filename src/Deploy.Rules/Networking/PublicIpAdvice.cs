namespace Deploy.Rules.Networking;

/// <summary>What needs no visitors from the internet needs no public address.</summary>
public sealed class PublicIpAdvice : TaskRunRule
{
    /// <inheritdoc/>
    public override string Id => "DECS0510";

    /// <inheritdoc/>
    public override string Title => "Tasks can be reached from the internet";

    /// <inheritdoc/>
    public override string Message => "The tasks of {0} get public addresses in subnets of your choice. Prefer private subnets with a NAT gateway or endpoints, and AssignPublicIp = false.";

    /// <inheritdoc/>
    public override RuleSeverity Severity => RuleSeverity.Info;

    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (run.Settings.NetworkConfiguration is { AssignPublicIp: true } network && !network.Subnets.Contains("default"))
            yield return Found(run, "NetworkConfiguration.AssignPublicIp", run.Spoken);
    }
}
