using System.Text.Json.Nodes;
using Deploy.Local.Json;
using Deploy.Local.Services;

namespace Deploy.Local.Invocations;

/// <summary>An ECS target of Scheduler or of an EventBridge rule as the request to RunTask that it stands for.</summary>
internal static class EcsTargetRequest
{
    private static readonly (string Target, string RunTask)[] Names =
    [
        ("TaskDefinitionArn", "taskDefinition"), ("TaskCount", "count"), ("LaunchType", "launchType"), ("PlatformVersion", "platformVersion"), ("Group", "group"),
        ("CapacityProviderStrategy", "capacityProviderStrategy"), ("EnableECSManagedTags", "enableECSManagedTags"), ("EnableExecuteCommand", "enableExecuteCommand"),
        ("PropagateTags", "propagateTags"), ("ReferenceId", "referenceId"), ("PlacementConstraints", "placementConstraints"), ("PlacementStrategy", "placementStrategy"),
    ];

    private static readonly (string Target, string RunTask)[] NetworkNames = [("Subnets", "subnets"), ("SecurityGroups", "securityGroups"), ("AssignPublicIp", "assignPublicIp")];

    /// <param name="cluster">The target's ARN.</param>
    /// <param name="ecs">Its EcsParameters.</param>
    /// <param name="overrides">Its input, JSON of RunTask's overrides; null: none.</param>
    /// <param name="startedBy">What the tasks tell about who started them.</param>
    public static JsonObject Of(string cluster, JsonObject ecs, string? overrides, string startedBy)
    {
        var request = Renamed(ecs, Names).With("cluster", cluster).With("startedBy", startedBy);
        if (ecs.Object("NetworkConfiguration")?.Object("awsvpcConfiguration") is { } vpc)
            request["networkConfiguration"] = new JsonObject { ["awsvpcConfiguration"] = Renamed(vpc, NetworkNames) };
        if (overrides is not null)
            request["overrides"] = StrictJson.TryParseObject(overrides);
        return request;
    }

    private static JsonObject Renamed(JsonObject from, (string Target, string RunTask)[] names)
    {
        var to = new JsonObject();
        foreach (var (target, name) in names)
            to.With(name, from[target]?.DeepClone());
        return to;
    }
}
