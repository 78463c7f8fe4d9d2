using System.Diagnostics;

namespace Deploy.Ecs;

/// <summary>Sends a container's output to CloudWatch Logs. Every container without another log driver has this with its defaults.</summary>
/// <remarks>See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html</remarks>
/// <example>
/// <code>
/// [AwsLogs(RetentionInDays = 365, NonBlocking = true)]
/// </code>
/// </example>
[Conditional("DEPLOY_ECS")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class AwsLogsAttribute : ContainerDetailAttribute
{
    /// <summary>Logs to the task definition's own log group.</summary>
    public AwsLogsAttribute()
    {
    }

    /// <summary>Whether the container's output is kept at all; false: it goes nowhere, and no log group is made for it. Default: true.</summary>
    public bool Enabled { get; set; }

    /// <summary>The log group's name before the name template is applied: 1 to 512 letters, digits and <c>.-_/#</c>. Default: <c>/ecs/</c> and the family.</summary>
    public string? LogGroup { get; set; }

    /// <summary>True: the log group exists and belongs to somebody else; <see cref="LogGroup"/> is its exact name. Default: false.</summary>
    public bool External { get; set; }

    /// <summary>Days that events are kept: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653; 0: for ever. Default: 30.</summary>
    public int RetentionInDays { get; set; }

    /// <summary>ARN of the KMS key that encrypts the log data.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>The first part of the streams' names. Default: the container's name.</summary>
    public string? StreamPrefix { get; set; }

    /// <summary>Whether output is dropped rather than the application blocked when CloudWatch Logs cannot be reached. Default: false.</summary>
    public bool NonBlocking { get; set; }

    /// <summary>The buffer of the non-blocking mode, for example <c>4m</c>. Default of AWS: <c>10m</c>.</summary>
    public string? MaxBufferSize { get; set; }
}
