using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>What simulated containers write, where their log driver is awslogs.</summary>
internal sealed class TaskOutput(LocalContext context, string region)
{
    public void Write(TaskRecord task, string container, IReadOnlyList<string> lines)
    {
        var definition = context.Store.Document<EcsDefinitions>("ecs-definitions", region).Exact(task.DefinitionArn);
        if (definition is not null && ContainerStream.Of(task, container, definition, region) is { } place)
            context.Peers.Find<ILogGroupCatalog>()?.Write(place.Group, place.Stream, place.Region, lines);
    }
}
