using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>What a container's metadata endpoint says of one container of its task.</summary>
/// <remarks>
/// What is not known here, such as the snapshotter, is left out.
/// See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate-response.html"/>.
/// </remarks>
internal sealed class ContainerDocument(LocalContext context, string region)
{
    /// <summary>The fewest CPU units that the container runtime knows.</summary>
    private const int LeastUnits = 2;

    private readonly NetworkDocument _networks = new(context, region);

    public JsonObject Of(TaskRecord task, DefinitionRecord? definition, ContainerRecord container)
    {
        var body = definition?.Body.Objects("containerDefinitions").FirstOrDefault(json => json.Text("name") == container.Name) ?? [];
        var at = container.Image.IndexOf('@', StringComparison.Ordinal);
        var ports = body.Objects("portMappings").Select(JsonNode? (mapping) => Port(mapping)).ToJsonArray();
        return new JsonObject { ["DockerId"] = IdOf(container), ["Name"] = container.Name, ["DockerName"] = container.Name, ["Image"] = container.Image }
            .With("ImageID", at < 0 ? null : container.Image[(at + 1)..])
            .With("Ports", ports.Count == 0 ? null : ports)
            .With("Labels", Labels(task, body, container))
            .With("DesiredStatus", task.Desired)
            .With("KnownStatus", KnownStatus(container.Last))
            .With("ExitCode", container.ExitCode)
            .With("Limits", Limits(container))
            .With("CreatedAt", Rfc3339.Of(task.PullStoppedAt))
            .With("StartedAt", Rfc3339.Of(task.StartedAt))
            .With("FinishedAt", Rfc3339.Of(container.Last == TaskStatus.Stopped ? task.StoppedAt : null))
            .With("Type", "NORMAL")
            .With("Health", container.HasHealthCheck ? new JsonObject { ["status"] = container.Health } : null)
            .With("LogDriver", body.Object("logConfiguration")?.Text("logDriver"))
            .With("LogOptions", LogOptions(task, body, container))
            .With("ContainerARN", task.ArnOf(container))
            .With("Networks", _networks.Of(task, definition));
    }

    /// <summary>The runtime's id, which a container has from its start.</summary>
    public static string IdOf(ContainerRecord container) => container.RuntimeId.Length > 0 ? container.RuntimeId : container.Id;

    /// <summary>The agent knows fewer states than the service.</summary>
    public static string KnownStatus(string last) => last switch
    {
        TaskStatus.Provisioning or TaskStatus.Pending => "CREATED",
        TaskStatus.Running or TaskStatus.Deactivating or TaskStatus.Stopping => TaskStatus.Running,
        _ => TaskStatus.Stopped,
    };

    private static JsonObject Port(JsonObject mapping) => new JsonObject()
        .With("ContainerPort", mapping.Whole("containerPort"))
        .With("Protocol", mapping.Text("protocol"))
        .With("HostPort", mapping.Whole("hostPort"));

    /// <summary>The labels that ECS gives a container, with those of its definition.</summary>
    public static JsonObject Labels(TaskRecord task, JsonObject body, ContainerRecord container)
    {
        var (family, revision) = EcsDefinitions.Split(task.DefinitionArn);
        var labels = new JsonObject
        {
            ["com.amazonaws.ecs.cluster"] = task.ClusterArn,
            ["com.amazonaws.ecs.container-name"] = container.Name,
            ["com.amazonaws.ecs.task-arn"] = task.Arn,
            ["com.amazonaws.ecs.task-definition-family"] = family,
            ["com.amazonaws.ecs.task-definition-version"] = $"{revision}",
        };
        foreach (var (name, value) in body.Object("dockerLabels") ?? [])
            labels[name] = value?.DeepClone();
        return labels;
    }

    private static JsonObject Limits(ContainerRecord container)
    {
        var limits = new JsonObject { ["CPU"] = Math.Max(LeastUnits, TaskSize.Cpu(container.Cpu) ?? 0) };
        return limits.With("Memory", container.Memory is { } memory ? TaskSize.Memory(memory) : null);
    }

    private static JsonObject? LogOptions(TaskRecord task, JsonObject body, ContainerRecord container)
    {
        if (body.Object("logConfiguration")?.Object("options")?.Copy() is not { } options)
            return null;
        if (options.Text("awslogs-stream-prefix") is { } prefix)
        {
            options.Remove("awslogs-stream-prefix");
            options["awslogs-stream"] = $"{prefix}/{container.Name}/{task.Id}";
        }

        return options;
    }
}
