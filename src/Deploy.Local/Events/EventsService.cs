using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Events;

/// <summary>Amazon EventBridge: rules and targets of the default bus. Schedules, ECS's events and those of PutEvents start the tasks of ECS targets.</summary>
public sealed class EventsService : LocalService
{
    public EventsService(LocalContext context) : base("events")
    {
        var state = new EventState(context);
        Access = new EventsAccess(state);
        var runner = new RuleRunner(state);
        context.Peers.Offer<IMovesOn>(runner);
        context.Peers.Offer<ITimetable>(new RuleTimetable(state, runner));
        var bus = new EventBus(state);
        context.Peers.Offer<IEventBus>(bus);
        On("PutEvents", new EventOperations(state, bus).Put);

        var rules = new RuleOperations(state);
        On("PutRule", rules.Put);
        On("DescribeRule", rules.Describe);
        On("ListRules", rules.List);
        On("DeleteRule", rules.Delete);
        On("EnableRule", rules.Enable);
        On("DisableRule", rules.Disable);
        On("TagResource", rules.Tag);
        On("UntagResource", rules.Untag);
        On("ListTagsForResource", rules.ListTags);

        var targets = new TargetOperations(state);
        On("PutTargets", targets.Put);
        On("ListTargetsByRule", targets.List);
        On("RemoveTargets", targets.Remove);
    }
}
