using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Simulation;

/// <summary>What simulated containers write, where their log driver is awslogs.</summary>
internal sealed class TaskOutput(LocalContext context, string region)
{
    public void Write(TaskRecord task, string container, IReadOnlyList<string> lines)
    {
        var definition = context.Store.Document<EcsDefinitions>("ecs-definitions", region).Exact(task.DefinitionArn);
        var log = definition?.Body.Objects("containerDefinitions").FirstOrDefault(c => c.Text("name") == container)?.Object("logConfiguration");
        if (log?.Text("logDriver") != "awslogs" || log.Object("options") is not { } options)
            return;
        if (options.Text("awslogs-group") is not { } group || options.Text("awslogs-stream-prefix") is not { } prefix)
            return;
        context.Peers.Find<ILogGroupCatalog>()?.Write(group, $"{prefix}/{container}/{task.Id}", options.Text("awslogs-region") ?? region, lines);
    }
}
