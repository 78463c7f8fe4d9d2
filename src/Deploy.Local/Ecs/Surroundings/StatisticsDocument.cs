using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>The use of containers in the form of Docker's statistics, as far as the machine tells it of processes.</summary>
/// <remarks>See <see href="https://docs.docker.com/reference/api/engine/version/v1.43/#tag/Container/operation/ContainerStats"/>.</remarks>
internal sealed class StatisticsDocument(LocalContext context)
{
    private const long NanosecondsOfTick = 100;

    /// <summary>Null where no process runs: the agent says so of a container without statistics.</summary>
    public JsonObject? Of(TaskRecord task, ContainerRecord container)
    {
        if (context.Peers.Find<IContainerUsage>()?.Of(task.Id, container.Name) is not { } usage)
            return null;
        var (user, kernel) = (usage.UserTime.Ticks * NanosecondsOfTick, usage.KernelTime.Ticks * NanosecondsOfTick);
        return new JsonObject
        {
            ["read"] = Rfc3339.Of(context.Clock.Timestamp),
            ["pids_stats"] = new JsonObject { ["current"] = usage.Processes },
            ["cpu_stats"] = new JsonObject
            {
                ["cpu_usage"] = new JsonObject { ["total_usage"] = user + kernel, ["usage_in_kernelmode"] = kernel, ["usage_in_usermode"] = user },
                ["online_cpus"] = Environment.ProcessorCount,
            },
            ["memory_stats"] = new JsonObject { ["usage"] = usage.MemoryBytes },
            ["name"] = container.Name,
            ["id"] = ContainerDocument.IdOf(container),
        };
    }

    /// <summary>All containers of a task by their runtime's id.</summary>
    public JsonObject Of(TaskRecord task) =>
        new(task.Containers.Select(container => KeyValuePair.Create(ContainerDocument.IdOf(container), (JsonNode?)Of(task, container))));
}
