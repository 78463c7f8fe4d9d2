using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Surroundings;

/// <summary>Where a task finds what ECS's agent tells it. By number: clients send credentials over HTTP only to an address of loopback.</summary>
internal sealed class TaskAddress(LocalEndpoint endpoint, TaskRecord task)
{
    /// <summary>The path below which tasks ask.</summary>
    public const string Root = "/_task";

    private readonly string _own = $"http://127.0.0.1:{endpoint.Port}{Root}/{task.MetadataToken}";

    /// <summary>Metadata of version 4 of a container, and below it of its task.</summary>
    public string Metadata(string container) => $"{_own}/v4/{container}";

    /// <summary>The same for programs that know version 3, of whose members none has changed.</summary>
    public string OlderMetadata(string container) => $"{_own}/v3/{container}";

    /// <summary>What a container may ask of the agent.</summary>
    public string Agent(string container) => $"{_own}/api/{container}";

    /// <summary>Credentials of the task's role.</summary>
    public string Credentials => $"{_own}/credentials";
}
