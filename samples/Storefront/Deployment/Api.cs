using Deploy.Ecs;

namespace Storefront.Deployment;

[TaskDefinition("storefront-api", Cpu = 256, Memory = 512)]
[TaskDefinition(Stage = "prod", Cpu = 512, Memory = 1024)]
[TaskRole, Allow("s3:GetObject", "arn:@{partition}:s3:::@{AssetsBucket}/*")]
[Container("api", Port = 8080)]
[HealthCheck("CMD", "dotnet", "/app/Storefront.dll", "health", IntervalSeconds = 15, Retries = 3, StartPeriodSeconds = 10)]
[Environment("ASPNETCORE_ENVIRONMENT", "Staging")]
[Environment("ASPNETCORE_ENVIRONMENT", "Production", Stage = "prod")]
[Environment("ASSETS_BUCKET", "@{AssetsBucket}")]
[Secret("ConnectionStrings__Orders", From = "ssm:/storefront/@{Stage}/orders-db")]
[AwsLogs(RetentionInDays = 14)]
[AwsLogs(Stage = "prod", RetentionInDays = 90)]
internal sealed class ApiTask;

[Service("storefront-api", TaskDefinition = typeof(ApiTask), DesiredCount = 2)]
[Service(Stage = "prod", DesiredCount = 4)]
[Tag("team", "shop")]
internal sealed class ApiService;
