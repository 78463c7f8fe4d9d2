using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>AWS gives ids of one form.</summary>
public sealed class NetworkIdForm() : TaskRunRule(
    "DECS0507",
    "An id of a subnet or security group looks wrong",
    "{0} does not look like an id: 8 or 17 hexadecimal digits follow the hyphen. Check it.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run) =>
        from found in NetworkTexts(run.Settings.NetworkConfiguration)
        where Text.IsKnownAndNot(found.Text, NetworkForms.HasIdForm)
        select Found(run, found.Path, Text.Quote(found.Text));

    private static IEnumerable<(string Path, string Text)> NetworkTexts(NetworkSpec? network) => network is null
        ? []
        : network.Subnets.Select((text, index) => ($"NetworkConfiguration.Subnets[{Number.Text(index)}]", text))
            .Concat(network.SecurityGroups.Select((text, index) => ($"NetworkConfiguration.SecurityGroups[{Number.Text(index)}]", text)));
}
