using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Definitions;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Connect;

/// <summary>What is refused of the Cloud Map service in which a service's tasks are registered.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html"/>.</remarks>
internal sealed class RegistryRules(LocalContext context, string region)
{
    public void Check(JsonObject workload, DefinitionRecord definition)
    {
        if (workload.Array("serviceRegistries") is { Count: > 1 })
            throw EcsErrors.Invalid("serviceRegistries can have at most one item.");
        foreach (var registry in workload.Objects("serviceRegistries"))
            CheckOne(registry, definition);
    }

    /// <summary>The port that is registered: that of the registry, or of its container; null: none.</summary>
    public static int? PortOf(JsonObject registry) => registry.Whole("port") ?? registry.Whole("containerPort");

    private void CheckOne(JsonObject registry, DefinitionRecord definition)
    {
        if (registry.Text("registryArn") is not { Length: > 0 } arn)
            throw EcsErrors.Invalid("registryArn of serviceRegistries must be specified.");
        var (container, containerPort, port) = (registry.Text("containerName"), registry.Whole("containerPort"), registry.Whole("port"));
        if ((container is null) != (containerPort is null))
            throw EcsErrors.Invalid($"serviceRegistries must have both containerName and containerPort, or none of them. Registry: {arn}");
        if (container is not null)
            PortRules.CheckExists(definition, container, containerPort!.Value);
        if (port is not null and not (>= 1 and <= 65535))
            throw EcsErrors.Invalid($"The port of serviceRegistries must be from 1 to 65535. Registry: {arn}");
        if (definition.Body.Text("networkMode") != "awsvpc" && (container is null || port is not null))
            throw EcsErrors.Invalid(
                "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from "
                + $"the task definition. Registry: {arn}");
        if (context.Peers.Find<IServiceDirectory>() is not { } directory)
            return;
        var service = directory.Service(arn, region) ?? throw EcsErrors.Invalid($"The service registry {arn} does not exist.");
        if (service.RecordTypes.Count > 0)
            CheckRecords(service, definition.Body.Text("networkMode") == "awsvpc", container, port);
    }

    private static void CheckRecords(DirectoryServiceFacts service, bool isAwsvpc, string? container, int? port)
    {
        var hasPorts = service.RecordTypes.Contains("SRV");
        if (!isAwsvpc && !hasPorts)
            throw EcsErrors.Invalid(
                $"The network modes host and bridge need a service registry with records of type SRV. Registry: {service.Arn}");
        if (!hasPorts && (container is not null || port is not null))
            throw EcsErrors.Invalid(
                $"The values specified for serviceRegistries do not require a value for '{(port is null ? "containerPort" : "port")}'. "
                + $"Remove the value and retry. Registry: {service.Arn}");
        if (hasPorts && (container is null) == (port is null))
            throw EcsErrors.Invalid(
                "For records of type SRV serviceRegistries must have either 'containerName' and 'containerPort' or 'port'. "
                + $"Registry: {service.Arn}");
    }
}
