using System.Globalization;
using Deploy.Plan.Values;

namespace Deploy.Plan.Shapes.Ecs;

/// <content>A service can register several ports with one target group.</content>
public sealed partial record LoadBalancer : IKeyed
{
    private static readonly string[] Identifying = [nameof(TargetGroupArn), nameof(LoadBalancerName), nameof(ContainerPort)];

    string IKeyed.Key => string.Format(CultureInfo.InvariantCulture, "{0}:{1}", TargetGroupArn?.ToString() ?? LoadBalancerName, ContainerPort);

    IReadOnlyList<string> IKeyed.KeyMembers => Identifying;
}
