using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>An existing target group is found by name or ARN.</summary>
public sealed class TargetGroupForm() : ResourceRule<ServiceSpec>(
    "DECS0512",
    "A target group is not named in a known way",
    "{0} does not name a target group. Use its name (1 to 32 letters, "
        + "digits and hyphens) or arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>.")
{
    /// <inheritdoc/>
    protected override IEnumerable<Finding> Check(ServiceSpec resource, DeploymentPlan plan) =>
        from loadBalancer in resource.LoadBalancers
        where Text.IsKnownAndNot(loadBalancer.TargetGroup, IsTargetGroup)
        select Found(resource.Address, $"LoadBalancers[{loadBalancer.Key}]", Text.Quote(loadBalancer.TargetGroup));

    private static bool IsTargetGroup(string text) =>
        Arn.IsClaimed(text)
            ? Arn.Is(text, "elasticloadbalancing", "targetgroup/") && Pattern.Fits(Arn.Parse(text)!.Resource, "targetgroup/[^/]+/[^/]+")
            : NamePatterns.IsTargetGroupName(text);
}
