using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>ECS takes 1 to 16 subnets.</summary>
public sealed class SubnetCount() : TaskRunRule(
    "DECS0503",
    "The number of subnets is outside 1 to 16",
    "The {0} has {1} subnets. Use 1 to 16.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (run.Settings.NetworkConfiguration is { } network && Number.IsOutside(network.Subnets.Count, 1, 16))
            yield return Found(run, "NetworkConfiguration.Subnets", run.Spoken, Number.Text(network.Subnets.Count));
    }
}
