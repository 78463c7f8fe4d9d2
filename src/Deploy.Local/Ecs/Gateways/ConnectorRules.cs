using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Gateways;

/// <summary>What CreateService and UpdateService refuse of a connector, before anything is deployed.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/gateway-connect-service.html"/>.</remarks>
internal static class ConnectorRules
{
    public static void Check(JsonObject workload, DefinitionRecord definition)
    {
        if (workload.Array("gatewayConnectors") is { Count: > 1 })
            throw EcsErrors.Invalid("gatewayConnectors can have at most one item.");
        foreach (var connector in workload.Objects("gatewayConnectors"))
        {
            if (definition.Body.Text("networkMode") != "awsvpc")
                throw EcsErrors.Invalid("gatewayConnectors need a task definition with the network mode awsvpc.");
            var port = connector.RequiredText("portName");
            if (definition.PortMapping(port) is null)
                throw EcsErrors.Invalid(
                    $"The task definition has no port mapping with the name '{port}', which gatewayConnectors refers to.");
            if (connector["filters"] is JsonObject filters && filters.Array("accessTypes") is { Count: 0 })
                throw EcsErrors.Invalid("filters.accessTypes must not be empty.");
            if (connector.Object("healthCheck") is { } check)
                CheckHealth(check);
        }
    }

    /// <summary>ECS documents no limits; these are those of Elastic Load Balancing, which makes the check.</summary>
    private static void CheckHealth(JsonObject check)
    {
        Range(check, "healthCheckPort", 1, 65535);
        Range(check, "healthCheckIntervalSeconds", 5, 300);
        Range(check, "healthCheckTimeoutSeconds", 2, 120);
        Range(check, "healthyThresholdCount", 2, 10);
        Range(check, "unhealthyThresholdCount", 2, 10);
        if (check.Text("healthCheckPath") is { } path && (path.Length > 1024 || !path.StartsWith('/')))
            throw EcsErrors.Invalid("healthCheckPath must begin with a slash and have at most 1024 characters.");
        if (check.Whole("healthCheckTimeoutSeconds") >= check.Whole("healthCheckIntervalSeconds"))
            throw EcsErrors.Invalid("healthCheckTimeoutSeconds must be less than healthCheckIntervalSeconds.");
        if (check["matcher"] is JsonObject matcher && matcher.Text("httpCode") is null == (matcher.Text("grpcCode") is null))
            throw EcsErrors.Invalid("matcher must have exactly one of httpCode and grpcCode.");
    }

    private static void Range(JsonObject check, string name, int least, int most)
    {
        if (check.Number(name) is { } value && (value < least || value > most))
            throw EcsErrors.Invalid($"{name} must be from {least} to {most}.");
    }
}
