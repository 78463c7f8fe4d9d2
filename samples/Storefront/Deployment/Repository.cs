using Deploy.Ecs;

namespace Storefront.Deployment;

[EcrRepository("storefront")]
[ExpireImages(TagStatus.Untagged, OlderThanDays = 7)]
[Tag("team", "shop")]
internal sealed class StorefrontRepository;
