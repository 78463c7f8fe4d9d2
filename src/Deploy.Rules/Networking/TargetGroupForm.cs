using Deploy.Plan.Resources;
using Deploy.Rules.Facts;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Networking;

/// <summary>An existing target group is found by name or ARN.</summary>
public sealed class TargetGroupForm() : FormRule<ServiceSpec>(
    "DECS0512",
    "A target group is not named in a known way",
    NameForms.TargetGroup.Fill("{0} does not name a target group. Use its name ({form}) "
        + "or arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>."),
    service => service.LoadBalancers.Select(loadBalancer => ($"LoadBalancers[{loadBalancer.Key}]", (string?)loadBalancer.TargetGroup)),
    IsTargetGroup)
{
    private static bool IsTargetGroup(string text) => Arn.IsClaimed(text)
        ? Arn.Is(text, "elasticloadbalancing", "targetgroup/") && Pattern.Fits(Arn.Parse(text)!.Resource, "targetgroup/[^/]+/[^/]+")
        : NameForms.TargetGroup.Fits(text);
}
