using Deploy.Ecs;

namespace Storefront.Deployment;

/// <summary>The same image again, run once a night.</summary>
[TaskDefinition("storefront-report", Cpu = 256, Memory = 512)]
[TaskRole, Allow("s3:PutObject", "arn:@{partition}:s3:::@{ReportsBucket}/*")]
[Container("report", Command = ["report"])]
[Environment("REPORTS_BUCKET", "@{ReportsBucket}")]
[Secret("ConnectionStrings__Orders", From = "ssm:/storefront/@{Stage}/orders-db")]
[Schedule("storefront-report", "cron(0 2 * * ? *)", TimeZone = "Europe/Berlin", MaximumRetryAttempts = 2)]
internal sealed class NightlyReport;
