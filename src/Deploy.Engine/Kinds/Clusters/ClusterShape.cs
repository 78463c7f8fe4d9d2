using Deploy.Engine.Shapes;
using Deploy.Engine.Translation.Generated.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Shapes.Ecs;
using Cluster = Amazon.ECS.Model.Cluster;

namespace Deploy.Engine.Kinds.Clusters;

/// <summary>A cluster's request: as it is compared, and as ECS describes what came of it.</summary>
internal static class ClusterShape
{
    /// <summary>None: a cluster that is silent has the account's settings, which their names tell apart in any order. We always say ours.</summary>
    private static readonly ShapeFacts Facts = new();

    /// <summary>As it is compared.</summary>
    public static ClusterSpec Normalise(ClusterSpec spec) => spec with { Request = ShapeForm.Normal(spec.Request, Facts) };

    /// <summary>A normal cluster in which ECS's choices stand where the request is silent.</summary>
    public static ClusterSpec Against(ClusterSpec desired, ClusterSpec actual) =>
        desired with { Request = ShapeForm.WithChoicesOf(desired.Request, actual.Request, Facts) };

    /// <summary>As ECS describes it, in the form in which it is compared.</summary>
    public static ClusterSpec Read(Cluster cluster, string declaredName)
    {
        var spec = new ClusterSpec { Name = declaredName, Request = CreateClusterMap.FromDescription(cluster) with { ClusterName = null, Tags = null } };
        // Without the setting there are no insights.
        return Normalise(spec with { ContainerInsights = spec.ContainerInsights });
    }
}
