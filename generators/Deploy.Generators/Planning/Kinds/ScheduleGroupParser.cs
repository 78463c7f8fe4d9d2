using Deploy.Ecs;
using Deploy.Generators.Planning.Origins;
using Deploy.Generators.Planning.Staging;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Generators.Planning.Kinds;

/// <summary>The one group in which the schedules of an application lie.</summary>
internal sealed class ScheduleGroupParser : IKindParser
{
    /// <summary>The address of the group.</summary>
    public static ResourceAddress AddressOf(StageContext stage) => new(ResourceSpec.KindOf(typeof(ScheduleGroupSpec)), stage.Application);

    /// <inheritdoc/>
    public IEnumerable<ParsedResource> Parse(StageContext stage)
    {
        var schedules = stage.Classes
            .Select(type => (Type: type, Schedule: type.Find(ScheduleParser.Kind.Attribute)))
            .Where(found => found.Schedule is not null && found.Schedule.Choice<Ownership>(nameof(Ownership)) != Ownership.External)
            .Take(1);
        foreach (var (type, schedule) in schedules)
        {
            var origins = new OriginRecorder();
            new PropertyReader(schedule!, origins);
            if (stage.Deployment.Find(nameof(stage.Application)) is { } named) origins.Record(nameof(ScheduleGroupSpec.Name), named.Place, isOfStage: false);
            yield return new ParsedResource(new ScheduleGroupSpec { Name = stage.Application }, type, origins.Origins);
        }
    }
}
