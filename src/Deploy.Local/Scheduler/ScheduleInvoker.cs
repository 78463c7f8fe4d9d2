using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Deploy.Local.Invocations;
using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>How Scheduler invokes: it tries again whatever the error is, and sends dead letters in the name of the schedule's role.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html"/>.</remarks>
internal sealed class ScheduleInvoker : IInvoker
{
    public string Service => "scheduler";

    public string Principal => "scheduler.amazonaws.com";

    public string SourceName => "schedule";

    public bool IsFinal(LocalServiceException error) => false;

    public AccessRequest NeedOf(string queueArn) => new("sqs:SendMessage", queueArn, new AccessContext());

    public string BodyOf(Invocation invocation, PendingStart start) => invocation.Request.ToJsonString();

    public IEnumerable<KeyValuePair<string, string>> AttributesOf(Invocation invocation, PendingStart start, LocalServiceException error) =>
    [
        new("ERROR_CODE", error.Code),
        new("EXECUTION_ID", ExecutionId(invocation, start)),
        new("IS_PAYLOAD_TRUNCATED", "false"),
        new("SCHEDULED_TIME", LocalClock.FromTimestamp(start.Due).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new("SCHEDULE_ARN", invocation.Source),
    ];

    private static string ExecutionId(Invocation invocation, PendingStart start) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{invocation.Source} {start.Due}"))))[..16];
}
