using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds.Variations;

/// <summary>What the life of a cluster varies.</summary>
internal static class ClusterVariations
{
    /// <summary>Of a cluster as it is by itself.</summary>
    public static IReadOnlyList<(string Property, Func<ClusterSpec, ClusterSpec> Change)> Of { get; } =
    [
        ("ContainerInsights", spec => spec with { ContainerInsights = ContainerInsights.Enhanced }),
        ("ContainerInsights", spec => spec with { ContainerInsights = ContainerInsights.Disabled }),
        ("Tags", spec => spec with { Tags = EquatableList.Of(new TagSpec("team", "blue")) }),
    ];
}
