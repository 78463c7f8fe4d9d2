using Deploy.Local.Services;

namespace Deploy.Local.Invocations;

/// <summary>In what Scheduler and the rules of EventBridge differ when they invoke a target.</summary>
internal interface IInvoker
{
    /// <summary>The service as the request log names it.</summary>
    string Service { get; }

    /// <summary>Its service principal.</summary>
    string Principal { get; }

    /// <summary>What the log calls the source: <c>schedule</c> or <c>rule</c>.</summary>
    string SourceName { get; }

    /// <summary>Whether the service knows that trying again would not help.</summary>
    bool IsFinal(LocalServiceException error);

    /// <summary>What must be allowed to the target's role to send to the queue; null where the queue's own policy decides, which Local does not have.</summary>
    AccessRequest? NeedOf(string queueArn);

    /// <summary>The message for the dead-letter queue.</summary>
    string BodyOf(Invocation invocation, PendingStart start);

    /// <summary>The message attributes that tell what failed, apart from those that both have.</summary>
    IEnumerable<KeyValuePair<string, string>> AttributesOf(Invocation invocation, PendingStart start, LocalServiceException error);
}
