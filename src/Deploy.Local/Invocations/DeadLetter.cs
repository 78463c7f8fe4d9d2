namespace Deploy.Local.Invocations;

/// <summary>What AWS would have sent to a dead-letter queue, of which Local has none.</summary>
/// <param name="QueueArn">The queue.</param>
/// <param name="SentAt">When, in seconds since 1970.</param>
/// <param name="Body">The message: what the target would have got, as JSON.</param>
/// <param name="Attributes">Its message attributes, all of them strings.</param>
public sealed record DeadLetter(string QueueArn, double SentAt, string Body, SortedDictionary<string, string> Attributes);
