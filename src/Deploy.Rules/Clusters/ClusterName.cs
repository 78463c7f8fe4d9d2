using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Clusters;

/// <summary>ECS allows some characters in cluster names.</summary>
public sealed class ClusterName() : NameRule<ClusterSpec>(
    "DECS0101",
    "A cluster's name is not valid",
    "The cluster name {0} is not valid. Use {form}.",
    NameForms.Ecs);
