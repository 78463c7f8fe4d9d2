using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>Subnets are named by id, found by a tag, or the default ones.</summary>
public sealed class SubnetForm() : TaskRunRule(
    "DECS0505",
    "A subnet is not named in a known way",
    "{0} does not name a subnet. Use subnet-…, tag:Key=Value or default.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run) =>
        from found in run.Settings.NetworkConfiguration?.Subnets.Select((subnet, index) => (Text: subnet, Index: index)) ?? []
        where Text.IsKnownAndNot(found.Text, NetworkForms.IsSubnet)
        select Found(run, $"NetworkConfiguration.Subnets[{Number.Text(found.Index)}]", Text.Quote(found.Text));
}
