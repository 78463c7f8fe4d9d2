using Deploy.Ecs;

namespace Storefront.Deployment;

/// <summary>The same image as the API, with another command.</summary>
[TaskDefinition("storefront-worker", Cpu = 256, Memory = 512)]
[Container("worker", Command = ["worker"])]
[Secret("ConnectionStrings__Orders", From = "ssm:/storefront/@{Stage}/orders-db")]
[Service("storefront-worker", DesiredCount = 1)]
[Tag("team", "shop")]
internal sealed class Worker;
