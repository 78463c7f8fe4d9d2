using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Ecs.State;

/// <summary>The log stream of a container, by the name that ECS gives it: <c>prefix/container/task</c>.</summary>
internal static class ContainerStream
{
    /// <summary>Null where its log driver is another than awslogs.</summary>
    public static LogPlace? Of(TaskRecord task, string container, DefinitionRecord definition, string region)
    {
        var log = definition.Container(container)?.Object("logConfiguration");
        if (log?.Text("logDriver") != "awslogs" || log.Object("options") is not { } options || options.Text("awslogs-group") is not { } group)
            return null;
        // Without a prefix, EC2 names a stream after the container's id.
        var stream = options.Text("awslogs-stream-prefix") is { } prefix
            ? $"{prefix}/{container}/{task.Id}"
            : task.Containers.First(record => record.Name == container).Id;
        return new LogPlace(options.Text("awslogs-region") ?? region, group, stream);
    }
}
