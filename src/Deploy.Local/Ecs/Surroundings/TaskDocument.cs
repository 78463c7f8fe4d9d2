using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;
using TaskStatus = Deploy.Local.Ecs.State.TaskStatus;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>What a container's metadata endpoint says of its task.</summary>
/// <remarks>
/// The drift of the machine's clock is not known here, and nothing measures the disk: no space of it is in use.
/// See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate-response.html"/>.
/// </remarks>
internal sealed class TaskDocument(LocalContext context, string region)
{
    private const double UnitsOfProcessor = 1024;
    private const int MebibytesOfGibibyte = 1024;

    private readonly ContainerDocument _containers = new(context, region);

    public JsonObject Of(TaskRecord task, DefinitionRecord? definition)
    {
        var (family, revision) = EcsDefinitions.Split(task.DefinitionArn);
        return new JsonObject { ["Cluster"] = task.ClusterArn }
            .With("ServiceName", task.ServiceName)
            .With("VPCID", task.LaunchType == "FARGATE" ? null : VpcOf(task))
            .With("TaskARN", task.Arn)
            .With("Family", family)
            .With("Revision", $"{revision}")
            .With("DesiredStatus", task.Desired)
            .With("KnownStatus", ContainerDocument.KnownStatus(task.Last))
            .With("Limits", Limits(task))
            .With("PullStartedAt", Rfc3339.Of(task.PullStartedAt))
            .With("PullStoppedAt", Rfc3339.Of(task.PullStoppedAt))
            .With("ExecutionStoppedAt", Rfc3339.Of(task.Last == TaskStatus.Deprovisioning ? task.StoppingAt : null))
            .With("AvailabilityZone", task.Interface?.AvailabilityZone)
            .With("LaunchType", task.LaunchType ?? "EC2")
            .With("Containers", task.Containers.Select(JsonNode? (container) => _containers.Of(task, definition, container)).ToJsonArray())
            .With("EphemeralStorageMetrics", task.LaunchType != "FARGATE" ? null : new JsonObject
            {
                ["Utilized"] = 0,
                ["Reserved"] = task.EphemeralStorage * MebibytesOfGibibyte,
            })
            .With("FaultInjectionEnabled", definition?.Body.Flag("enableFaultInjection") ?? false);
    }

    /// <summary>The same with the task's tags.</summary>
    public JsonObject WithTags(TaskRecord task, DefinitionRecord? definition) => Of(task, definition)
        .With("TaskTags", new JsonObject(task.Tags.Values.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))));

    private string? VpcOf(TaskRecord task) =>
        task.Interface is { } nic ? context.Peers.Find<INetworkCatalog>()?.Subnet(nic.SubnetId, region)?.VpcId : null;

    /// <summary>CPU in processors here, not in units; nothing where the task has no size.</summary>
    private static JsonObject? Limits(TaskRecord task)
    {
        var limits = new JsonObject()
            .With("CPU", task.Cpu is { } cpu ? TaskSize.Cpu(cpu) / UnitsOfProcessor : null)
            .With("Memory", task.Memory is { } memory ? TaskSize.Memory(memory) : null);
        return limits.Count == 0 ? null : limits;
    }
}
