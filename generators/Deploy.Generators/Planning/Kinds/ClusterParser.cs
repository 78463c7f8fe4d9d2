using Deploy.Ecs;
using Deploy.Generators.Planning.Naming;
using Deploy.Plan.Resources;

namespace Deploy.Generators.Planning.Kinds;

/// <summary><c>[Cluster]</c>.</summary>
internal sealed class ClusterParser : DeclaredKindParser
{
    public static DeclaredKind Kind { get; } = new()
    {
        Kind = DeclaredKind.KindOf<ClusterSpec>(),
        Attribute = "Cluster",
        InWords = "cluster",
    };

    public override DeclaredKind DeclaredKind => Kind;

    protected override ResourceSpec ParseSpec(ResourceDraft draft) => new ClusterSpec
    {
        Name = draft.Name,
        ContainerInsights = draft.Read.Choice<ContainerInsights>(nameof(ClusterSpec.ContainerInsights)) ?? ContainerInsights.Enabled,
    };
}
