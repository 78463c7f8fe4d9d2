using Deploy.Local.Invocations;
using Deploy.Local.Services;

namespace Deploy.Local.Admin;

/// <summary>A dead letter, as <c>GET /_local/dead-letters</c> shows it.</summary>
/// <param name="Region">Where the schedule or rule is.</param>
/// <param name="QueueArn">The queue that AWS would have sent it to.</param>
/// <param name="SentAt">When.</param>
/// <param name="Body">The message.</param>
/// <param name="Attributes">Its message attributes.</param>
public sealed record DeadLetterView(string Region, string QueueArn, DateTimeOffset SentAt, string Body, IReadOnlyDictionary<string, string> Attributes)
{
    public static DeadLetterView Of(string region, DeadLetter letter) =>
        new(region, letter.QueueArn, LocalClock.FromTimestamp(letter.SentAt), letter.Body, letter.Attributes);
}
