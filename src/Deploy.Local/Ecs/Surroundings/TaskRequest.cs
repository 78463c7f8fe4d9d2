namespace Deploy.Local.Ecs.Surroundings;

/// <summary>What a container asks of the agent, from the path below its task's own address.</summary>
/// <param name="Operation">The name in the request log.</param>
/// <param name="Container">The container that asks; null where the path names none.</param>
internal sealed record TaskRequest(string Operation, string? Container)
{
    public const string Container4 = "GetContainerMetadata";
    public const string Task4 = "GetTaskMetadata";
    public const string TaggedTask = "GetTaskMetadataWithTags";
    public const string Statistics = "GetContainerStatistics";
    public const string TaskStatistics = "GetTaskStatistics";
    public const string Credentials = "GetTaskCredentials";
    public const string Protection = "GetTaskProtection";
    public const string ProtectionUpdate = "UpdateTaskProtection";

    /// <summary>Null for what the agent does not know.</summary>
    public static TaskRequest? Of(string method, string path) => (HttpMethods.IsGet(method), path.TrimEnd('/').Split('/')) switch
    {
        (true, var parts) => OfGet(parts),
        (false, ["api", var container, "task-protection", "v1", "state"]) when HttpMethods.IsPut(method) => new TaskRequest(ProtectionUpdate, container),
        _ => null,
    };

    private static TaskRequest? OfGet(string[] parts) => parts switch
    {
        ["api", var container, "task-protection", "v1", "state"] => new TaskRequest(Protection, container),
        ["credentials"] => new TaskRequest(Credentials, null),
        ["v3" or "v4", var container] => new TaskRequest(Container4, container),
        ["v3" or "v4", var container, "task"] => new TaskRequest(Task4, container),
        ["v3" or "v4", var container, "taskWithTags"] => new TaskRequest(TaggedTask, container),
        ["v3" or "v4", var container, "stats"] => new TaskRequest(Statistics, container),
        ["v3" or "v4", var container, "task", "stats"] => new TaskRequest(TaskStatistics, container),
        _ => null,
    };
}
