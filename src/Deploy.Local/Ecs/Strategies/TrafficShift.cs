using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Infrastructure;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Strategies;

/// <summary>Moves traffic between the two target groups of a service's load balancers, by the weights of its listener rules.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html"/>.</remarks>
internal sealed class TrafficShift(LocalContext context, string region)
{
    private readonly InfrastructureRole _role = new(context, region, InfrastructureUse.LoadBalancers);

    private IListenerRules? Rules => context.Peers.Find<IListenerRules>();

    /// <summary>Decides with which target groups the tasks of a new revision are registered.</summary>
    /// <param name="revision">The new one.</param>
    /// <param name="source">The one that has the traffic; null: there is none.</param>
    /// <param name="shifts">Whether traffic is shifted; else the new one takes the place of the other, also in its target group.</param>
    public void Place(RevisionRecord revision, RevisionRecord? source, bool shifts)
    {
        foreach (var balancer in revision.Workload.Objects("loadBalancers"))
        {
            if (balancer.Text("targetGroupArn") is not { } group || balancer.Object("advancedConfiguration") is not { } advanced)
                continue;
            var alternate = advanced.Text("alternateTargetGroupArn");
            var present = source?.ResolvedLoadBalancers().OfType<JsonObject>()
                .Select(known => known.Text("targetGroupArn")).FirstOrDefault(known => known == group || known == alternate);
            var chosen = !shifts ? present ?? group
                : (present ?? Heaviest(advanced, group)) == group ? alternate
                : group;
            if (chosen is not null && chosen != group)
                revision.TargetGroups[group] = chosen;
        }
    }

    /// <summary>Gives a revision a share of the production traffic, and what is left to whichever target group it is not in.</summary>
    /// <returns>Why it could not be done; null: it was.</returns>
    public string? ShiftProduction(RevisionRecord revision, double percent) => Shift(revision, "productionListenerRule", percent);

    /// <summary>Gives a revision the whole test traffic.</summary>
    /// <returns>Why it could not be done; null: it was.</returns>
    public string? ShiftTest(RevisionRecord revision) => Shift(revision, "testListenerRule", 100);

    /// <summary>Whether test traffic has a way of its own to the revision.</summary>
    public static bool HasTest(RevisionRecord revision) =>
        revision.Workload.Objects("loadBalancers").Any(balancer => balancer.Object("advancedConfiguration")?.Text("testListenerRule") is { Length: > 0 });

    private string? Shift(RevisionRecord revision, string rule, double percent)
    {
        foreach (var balancer in revision.Workload.Objects("loadBalancers"))
        {
            if (balancer.Object("advancedConfiguration") is not { } advanced || advanced.Text(rule) is not { Length: > 0 } arn)
                continue;
            var declared = balancer.RequiredText("targetGroupArn");
            var own = revision.TargetGroups.GetValueOrDefault(declared, declared);
            var other = own == declared ? advanced.RequiredText("alternateTargetGroupArn") : declared;
            var action = $"elasticloadbalancing:Modify{(arn.Contains(":listener-rule/", StringComparison.Ordinal) ? "Rule" : "Listener")}";
            if (_role.Refusal(advanced.RequiredText("roleArn"), action, arn) is { } refusal)
                return refusal;
            if (Rules is { } rules && rules.Find(arn, region) is null)
                return $"The listener rule {arn} does not exist.";
            // Weights are whole, at most 999: tenths of a percent where there are any.
            var scale = percent == Math.Round(percent) ? 1 : 10;
            var weight = (int)Math.Round(percent * scale);
            Rules?.Forward(arn, region, [(own, weight), (other, (100 * scale) - weight)]);
        }

        context.Pulse.Wake();
        return null;
    }

    /// <summary>The target group that the rule sends most to as it is now.</summary>
    private string Heaviest(JsonObject advanced, string group) =>
        Rules?.Find(advanced.Text("productionListenerRule") ?? "", region)?.OrderByDescending(known => known.Weight).Select(known => known.TargetGroupArn).FirstOrDefault()
        ?? group;
}
