using Deploy.Local.Services;

namespace Deploy.Local.Scheduler;

/// <summary>Groups; schedules cannot be tagged.</summary>
internal sealed class GroupTagCatalog(SchedulerState state) : ITagCatalog
{
    public IEnumerable<TaggedThing> Taggable(string region) =>
        state.Groups(region).Values.Select(group => new TaggedThing(SchedulerState.Arn(region, group), group.Tags.Values));
}
