using Deploy.Ecs;

namespace Storefront.Deployment;

/// <summary>What a deployment pushes is tagged with its content, so it expires by number: 50 deployments can be gone back to.</summary>
[EcrRepository("storefront")]
[ExpireImages(TagStatus.Untagged, OlderThanDays = 7)]
[ExpireImages(TagStatus.Any, KeepNewest = 50)]
[Tag("team", "shop")]
internal sealed class StorefrontRepository;
