namespace Deploy.Plan.Resources;

/// <summary>A CloudWatch Logs log group. See https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html</summary>
public sealed record LogGroupSpec : ResourceSpec
{
    /// <summary>Days that events are kept; null: for ever. Only the values that CloudWatch Logs names are allowed.</summary>
    public int? RetentionInDays { get; init; }

    /// <summary>ARN of the KMS key that encrypts the log data; null: encrypted with a key of the service.</summary>
    public string? KmsKeyId { get; init; }
}
