using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Running;

/// <summary>The log streams of a task's containers, by the names that ECS gives them: <c>prefix/container/task</c>.</summary>
internal sealed class ContainerLogs(LocalContext context, TaskRecord task, DefinitionRecord definition, string region)
{
    private readonly Dictionary<string, ILogStreamWriter> _streams = new(StringComparer.Ordinal);

    /// <summary>Opens the streams of all containers whose log driver is awslogs.</summary>
    public void Open()
    {
        if (context.Peers.Find<ILogWriter>() is not { } logs)
            return;
        foreach (var container in definition.Body.Objects("containerDefinitions"))
            if (Stream(container) is var (group, stream, where, create))
                _streams[container.RequiredText("name")] = logs.Open(group, stream, where, create);
    }

    /// <summary>Takes lines that a container wrote; those of another log driver go nowhere.</summary>
    public void Write(string container, IReadOnlyList<string> lines)
    {
        if (!_streams.TryGetValue(container, out var stream))
            return;
        var now = context.Clock.Now;
        stream.Write([.. lines.Select(line => new LogLine(now, line))]);
    }

    /// <summary>Closes the streams.</summary>
    public void Close()
    {
        foreach (var stream in _streams.Values)
            stream.Dispose();
    }

    private (string Group, string Stream, string Region, bool Create)? Stream(JsonObject container)
    {
        var log = container.Object("logConfiguration");
        if (log?.Text("logDriver") != "awslogs" || log.Object("options") is not { } options || options.Text("awslogs-group") is not { } group)
            return null;
        var name = container.RequiredText("name");
        // Without a prefix, EC2 names a stream after the container's id.
        var stream = options.Text("awslogs-stream-prefix") is { } prefix
            ? $"{prefix}/{name}/{task.Id}"
            : task.Containers.First(record => record.Name == name).Id;
        return (group, stream, options.Text("awslogs-region") ?? region, options.Text("awslogs-create-group") == "true");
    }
}
