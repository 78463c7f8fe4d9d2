using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>Naming a subnet or security group once is enough.</summary>
public sealed class NetworkDuplicate() : TaskRunRule(
    "DECS0508",
    "A subnet or security group stands twice",
    "{0} stands {1} times in {2}. Keep one of them.",
    RuleSeverity.Warning)
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(TaskRun run)
    {
        if (run.Settings.NetworkConfiguration is not { } network) return [];
        return Twice(run, nameof(network.Subnets), network.Subnets).Concat(Twice(run, nameof(network.SecurityGroups), network.SecurityGroups));
    }

    private IEnumerable<Finding> Twice(TaskRun run, string property, IEnumerable<string> texts) =>
        from same in texts.GroupBy(text => text, StringComparer.Ordinal)
        where same.Count() > 1
        select Found(run, $"NetworkConfiguration.{property}", Text.Quote(same.Key), Number.Text(same.Count()), property);
}
