using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Strategies;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>How a request's members become a service's settings and workload, with ECS's defaults.</summary>
internal static class ServiceParts
{
    /// <summary>Members whose change starts a deployment.</summary>
    public static readonly IReadOnlyList<string> Workload =
    [
        "taskDefinition", "launchType", "capacityProviderStrategy", "platformVersion", "networkConfiguration", "loadBalancers",
        "serviceRegistries", "serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations", "monitoring",
        "gatewayConnectors",
    ];

    /// <summary>Members whose change does not.</summary>
    public static readonly IReadOnlyList<string> Settings =
        ["placementConstraints", "placementStrategy", "healthCheckGracePeriodSeconds", "schedulingStrategy", "enableECSManagedTags", "propagateTags", "enableExecuteCommand", "availabilityZoneRebalancing"];

    public static JsonObject NewSettings(JsonObject input)
    {
        var settings = Pick(input, Settings);
        settings["schedulingStrategy"] ??= "REPLICA";
        settings["placementConstraints"] ??= new JsonArray();
        settings["placementStrategy"] ??= new JsonArray();
        settings["enableECSManagedTags"] ??= false;
        settings["enableExecuteCommand"] ??= false;
        settings["propagateTags"] ??= "NONE";
        settings["deploymentController"] = input.Object("deploymentController")?.Copy() ?? new JsonObject { ["type"] = "ECS" };
        settings["deploymentConfiguration"] = Configuration(input.Object("deploymentConfiguration"), []);
        settings["availabilityZoneRebalancing"] ??=
            settings.Object("deploymentConfiguration")!.Whole("maximumPercent") > 100 ? "ENABLED" : "DISABLED";
        if (input.Array("loadBalancers") is { Count: > 0 })
            settings["healthCheckGracePeriodSeconds"] ??= 0;
        return settings;
    }

    public static JsonObject NewWorkload(JsonObject input, ClusterRecord cluster, DefinitionRecord definition)
    {
        var workload = Pick(input, Workload);
        workload["taskDefinition"] = definition.Arn;
        if (workload.Array("gatewayConnectors") is { Count: 0 })
            workload.Remove("gatewayConnectors");
        if (workload.Array("capacityProviderStrategy") is { Count: > 0 } strategy)
            workload["capacityProviderStrategy"] = CapacityRules.Normalise(strategy);
        else
            workload.Remove("capacityProviderStrategy");
        if (workload.Array("capacityProviderStrategy") is null && workload.Text("launchType") is null)
        {
            if (cluster.DefaultStrategy.Count > 0)
                workload["capacityProviderStrategy"] = cluster.DefaultStrategy.Copy();
            else
                workload["launchType"] = "EC2";
        }

        return Complete(workload);
    }

    /// <summary>The present settings with what the request says over them.</summary>
    public static JsonObject ChangedSettings(JsonObject present, JsonObject input)
    {
        var settings = present.Copy();
        foreach (var name in Settings)
            settings.With(name, input[name]?.DeepClone());
        if (input.Object("deploymentConfiguration") is { } configuration)
            settings["deploymentConfiguration"] = Configuration(configuration, present.Object("deploymentConfiguration")!);
        return settings;
    }

    /// <summary>The present workload with what the request says over it: absent keeps, an empty list removes.</summary>
    public static JsonObject ChangedWorkload(JsonObject present, JsonObject input, DefinitionRecord? definition)
    {
        var workload = present.Copy();
        foreach (var name in Workload)
        {
            if (input[name] is not { } value)
                continue;
            if (value is JsonArray { Count: 0 })
                workload.Remove(name);
            else
                workload[name] = value.DeepClone();
        }

        if (definition is not null)
            workload["taskDefinition"] = definition.Arn;
        if (input.Array("capacityProviderStrategy") is { } strategy)
        {
            var fargate = IsFargate(present);
            workload.Remove("launchType");
            if (strategy.Count > 0)
                workload["capacityProviderStrategy"] = CapacityRules.Normalise(strategy);
            else
                workload["launchType"] = fargate ? "FARGATE" : "EC2";
        }

        return Complete(workload);
    }

    public static bool IsFargate(JsonObject workload) =>
        workload.Array("capacityProviderStrategy") is { Count: > 0 } strategy
            ? strategy.OfType<JsonObject>().All(i => i.Text("capacityProvider") is "FARGATE" or "FARGATE_SPOT")
            : workload.Text("launchType") == "FARGATE";

    /// <summary>The order of subnets and security groups means nothing.</summary>
    public static bool Same(JsonObject one, JsonObject other)
    {
        return JsonNode.DeepEquals(Sorted(one), Sorted(other));

        static JsonObject Sorted(JsonObject workload)
        {
            var copy = workload.Copy();
            if (copy.Object("networkConfiguration")?.Object("awsvpcConfiguration") is { } vpc)
                foreach (var name in new[] { "subnets", "securityGroups" })
                    vpc[name] = vpc.Texts(name).Order(StringComparer.Ordinal).ToJsonArray();
            return copy;
        }
    }

    private static JsonObject Complete(JsonObject workload)
    {
        if (IsFargate(workload))
            workload["platformVersion"] ??= Platform.Latest;
        else
            workload.Remove("platformVersion");
        if (workload.Object("networkConfiguration")?.Object("awsvpcConfiguration") is { } vpc)
        {
            vpc["securityGroups"] ??= new JsonArray();
            vpc["assignPublicIp"] ??= "DISABLED";
        }

        return workload;
    }

    private static JsonObject Configuration(JsonObject? given, JsonObject before)
    {
        var configuration = before.Copy();
        // What belongs to the strategy before goes with it.
        if (given?.Text("strategy") is { } strategy && strategy != before.Text("strategy"))
            foreach (var name in new[] { "linearConfiguration", "canaryConfiguration", "lifecycleHooks", "earlySuccessCriteria" })
                configuration.Remove(name);
        foreach (var (name, value) in given ?? [])
            configuration[name] = value?.DeepClone();
        configuration["deploymentCircuitBreaker"] ??= new JsonObject { ["enable"] = false, ["rollback"] = false };
        configuration["maximumPercent"] ??= 200;
        configuration["minimumHealthyPercent"] ??= 100;
        StrategyRules.Complete(configuration);
        return configuration;
    }

    private static JsonObject Pick(JsonObject input, IReadOnlyList<string> names) =>
        new(names.Where(name => input[name] is not null).Select(name => KeyValuePair.Create(name, input[name]?.DeepClone())));
}
