using Deploy.Local.Services;

namespace Deploy.Local.Events;

/// <summary>The permissions of EventBridge.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html"/>.</remarks>
internal sealed class EventsAccess : AccessTable
{
    public EventsAccess(EventState state) : base("events")
    {
        Tags((_, arn) => Arn.TryParse(arn) is { } parsed && parsed.Resource.Split('/') is ["rule", var name]
            ? state.Of(parsed.Region).GetValueOrDefault(name)?.Tags
            : null);

        Unscoped("ListRules");
        For("PutRule").On(call => Rule(call, "Name")).Tagging("events:TagResource", "Tags");
        For("DescribeRule", "DeleteRule", "EnableRule", "DisableRule").On(call => Rule(call, "Name"));
        For("PutTargets").On(call => Rule(call, "Rule")).Passing("events.amazonaws.com", call => call.Input.Objects("Targets").Select(target => target.Text("RoleArn")));
        For("PutEvents").OnEach(call => call.Input.Objects("Entries").Select(entry => EventState.BusArn(call.Region, entry.Text("EventBusName"))).Distinct());
        For("ListTargetsByRule", "RemoveTargets").On(call => Rule(call, "Rule"));
        For("TagResource").On(call => call.Input.RequiredText("ResourceARN")).WithTags("Tags");
        For("UntagResource").On(call => call.Input.RequiredText("ResourceARN")).WithTagKeys("TagKeys");
        For("ListTagsForResource").On(call => call.Input.RequiredText("ResourceARN"));
    }

    private static string Rule(LocalCall call, string member) => EventState.Arn(call.Region, call.Input.RequiredText(member));
}
