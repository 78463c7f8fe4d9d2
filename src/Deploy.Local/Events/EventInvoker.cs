using Deploy.Local.Invocations;
using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>
/// How EventBridge invokes targets: what lacks a permission or a resource is not tried again, and the queue's own policy lets it send dead
/// letters.
/// </summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html"/>.</remarks>
internal sealed class EventInvoker : IInvoker
{
    private const string NoPermissions = "NO_PERMISSIONS";
    private const string NoResource = "NO_RESOURCE";

    public string Service => "events";

    public string Principal => "events.amazonaws.com";

    public string SourceName => "rule";

    public bool IsFinal(LocalServiceException error) => Code(error) is NoPermissions or NoResource;

    public AccessRequest? NeedOf(string queueArn) => null;

    public string BodyOf(Invocation invocation, PendingStart start) => start.Event?.ToJsonString() ?? "{}";

    public IEnumerable<KeyValuePair<string, string>> AttributesOf(Invocation invocation, PendingStart start, LocalServiceException error) =>
        [new("ERROR_CODE", Code(error)), new("RULE_ARN", invocation.Source)];

    private static string Code(LocalServiceException error) => error.Code switch
    {
        "AccessDeniedException" => NoPermissions,
        "ClusterNotFoundException" => NoResource,
        _ => "ERROR_FROM_TARGET",
    };
}
