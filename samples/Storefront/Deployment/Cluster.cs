using Deploy.Ecs;

namespace Storefront.Deployment;

[Cluster("storefront")]
[Cluster(Stage = "prod", ContainerInsights = ContainerInsights.Enhanced)]
[Tag("team", "shop")]
internal sealed class StorefrontCluster;
