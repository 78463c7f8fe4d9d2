using Deploy.Local.Services;

namespace Deploy.Local.Logs;

/// <summary>The permissions of CloudWatch Logs.</summary>
/// <remarks>
/// A group is judged as <c>log-group:name:log-stream:</c>, so that a policy needs <c>:*</c> behind the name; tagging is judged without it.
/// See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html"/>.
/// </remarks>
internal sealed class LogsAccess : AccessTable
{
    public LogsAccess(LogState state) : base("logs")
    {
        Tags((_, arn) => Arn.TryParse(arn) is { } parsed && parsed.Resource.Split(':') is ["log-group", var name, ..]
            ? state.Of(parsed.Region).GetValueOrDefault(name)?.Tags
            : null);

        Unscoped("DescribeLogGroups");
        For("CreateLogGroup").On(Group).Tagging("logs:TagResource", "tags", call => [Group(call), Plain(call)]);
        For("DeleteLogGroup", "PutRetentionPolicy", "DeleteRetentionPolicy", "AssociateKmsKey", "DisassociateKmsKey").On(Group);
        For("DescribeLogStreams", "FilterLogEvents").On(Group);
        For("CreateLogStream", "DeleteLogStream", "PutLogEvents", "GetLogEvents").On(call => Group(call) + call.Input.Text("logStreamName"));
        For("TagResource").On(call => call.Input.RequiredText("resourceArn")).WithTags("tags");
        For("UntagResource").On(call => call.Input.RequiredText("resourceArn")).WithTagKeys("tagKeys");
        For("ListTagsForResource").On(call => call.Input.RequiredText("resourceArn"));
    }

    private static string Group(LocalCall call) => $"{Plain(call)}:log-stream:";

    private static string Plain(LocalCall call)
    {
        var name = call.Input.Text("logGroupName") ?? call.Input.Text("logGroupIdentifier") ?? call.Input.Text("resourceIdentifier") ?? "";
        return name.StartsWith("arn:", StringComparison.Ordinal) ? name.EndsWith(":*", StringComparison.Ordinal) ? name[..^2] : name : LogState.Arn(call.Region, name);
    }
}
