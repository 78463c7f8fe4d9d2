namespace Deploy.Rules.Facts;

/// <summary>Log drivers and their options. See https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html</summary>
internal static class LogDrivers
{
    /// <summary>The driver of CloudWatch Logs.</summary>
    public const string AwsLogs = "awslogs";

    /// <summary>The driver of Splunk.</summary>
    public const string Splunk = "splunk";

    /// <summary>Every driver that ECS knows.</summary>
    public static IReadOnlyList<string> All { get; } = ["awsfirelens", AwsLogs, "fluentd", "gelf", "journald", "json-file", Splunk, "syslog"];

    /// <summary>The drivers that Fargate has.</summary>
    public static IReadOnlyList<string> OnFargate { get; } = ["awsfirelens", AwsLogs, Splunk];

    /// <summary>The options of <see cref="AwsLogs"/>.</summary>
    public static IReadOnlyList<string> AwsLogsOptions { get; } =
    [
        "awslogs-create-group", "awslogs-datetime-format", "awslogs-group", "awslogs-multiline-pattern", "awslogs-region",
        "awslogs-stream-prefix", "max-buffer-size", "mode",
    ];
}
