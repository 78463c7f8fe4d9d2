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
        foreach (var container in definition.Containers)
        {
            var name = container.RequiredText("name");
            if (ContainerStream.Of(task, name, definition, region) is { } place)
                _streams[name] = logs.Open(place.Group, place.Stream, place.Region, MakesGroup(container));
        }
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

    private static bool MakesGroup(JsonObject container) =>
        container.Object("logConfiguration")?.Object("options")?.Text("awslogs-create-group") == "true";
}
