using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>Security groups are named by id, found by a tag or name, or the default one.</summary>
public sealed class SecurityGroupForm() : TaskRunRule(
    "DECS0506",
    "A security group is not named in a known way",
    "{0} does not name a security group. Use sg-…, tag:Key=Value, name:<group name> or default.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run) =>
        from found in run.Settings.NetworkConfiguration?.SecurityGroups.Select((name, index) => (Text: name, Index: index)) ?? []
        where Text.IsKnownAndNot(found.Text, NetworkForms.IsSecurityGroup)
        select Found(run, $"NetworkConfiguration.SecurityGroups[{Number.Text(found.Index)}]", Text.Quote(found.Text));
}
