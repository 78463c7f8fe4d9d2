using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Views;

/// <summary>The model's Service and Deployment.</summary>
internal static class ServiceView
{
    /// <summary>Members that only revisions and deployments show.</summary>
    private static readonly string[] OfRevisions =
        ["serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations", "monitoring", "gatewayConnectors"];

    public static JsonObject Of(ClusterRecord cluster, ServiceRecord service, EcsDefinitions definitions, bool withTags)
    {
        var tasks = cluster.TasksOf(service).ToList();
        var region = Arn.TryParse(service.Arn)!.Region;
        var json = new JsonObject
        {
            ["serviceArn"] = service.Arn,
            ["serviceName"] = service.Name,
            ["clusterArn"] = service.ClusterArn,
            ["status"] = service.Status,
            ["desiredCount"] = service.DesiredCount,
            ["runningCount"] = tasks.Count(t => t.IsRunning),
            ["pendingCount"] = tasks.Count(t => t.IsPending),
            ["createdAt"] = Moments.Of(service.CreatedAt),
            ["createdBy"] = LocalAccount.CallerArnIn(region),
            ["roleArn"] = Arn.MakeGlobal("iam", Partitions.Of(region), "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"),
            ["deployments"] = service.Deployments.Select(JsonNode? (d) => Deployment(service, d, tasks, definitions)).ToJsonArray(),
            ["events"] = service.Events.Select(JsonNode? (e) => new JsonObject
            {
                ["id"] = e.Id,
                ["createdAt"] = Moments.Of(e.CreatedAt),
                ["message"] = e.Message,
            }).ToJsonArray(),
            ["taskSets"] = new JsonArray(),
            ["resourceManagementType"] = "CUSTOMER",
            ["tags"] = withTags ? service.Tags.ToJson() : [],
        };
        Merge(json, service.Settings);
        foreach (var (name, value) in service.Workload)
            if (!OfRevisions.Contains(name))
                json[name] = value?.DeepClone();
        json["loadBalancers"] ??= new JsonArray();
        json["serviceRegistries"] ??= new JsonArray();
        if (service.Status != "INACTIVE" && service.ServiceDeployments.Count > 0)
        {
            json["currentServiceDeployment"] = service.Current.Arn;
            json["currentServiceRevisions"] = service.Deployments.Select(JsonNode? (d) => ServiceDeploymentView.Summary(service, d, tasks)).ToJsonArray();
        }

        return WithPlatformFamily(json, service.Workload, definitions);
    }

    private static JsonObject Deployment(ServiceRecord service, DeploymentRecord deployment, IReadOnlyList<TaskRecord> tasks, EcsDefinitions definitions)
    {
        var own = tasks.Where(t => t.StartedBy == deployment.Id && t.IsKept).ToList();
        var json = new JsonObject
        {
            ["id"] = deployment.Id,
            ["status"] = deployment.Status,
            ["desiredCount"] = deployment.Status == DeploymentStatus.Primary ? service.DesiredCount : own.Count,
            ["pendingCount"] = own.Count(t => t.IsPending),
            ["runningCount"] = own.Count(t => t.IsRunning),
            ["failedTasks"] = deployment.FailedTasks,
            ["createdAt"] = Moments.Of(deployment.CreatedAt),
            ["updatedAt"] = Moments.Of(deployment.UpdatedAt),
            ["rolloutState"] = deployment.RolloutState,
            ["rolloutStateReason"] = deployment.RolloutReason,
        };
        var workload = service.Revision(deployment.RevisionArn).Workload;
        foreach (var name in new[] { "taskDefinition", "launchType", "capacityProviderStrategy", "networkConfiguration", "serviceConnectConfiguration", "volumeConfigurations", "vpcLatticeConfigurations" })
            json.With(name, workload[name]?.DeepClone());
        if (service.Revision(deployment.RevisionArn).Connect is { Services.Count: > 0 } connect)
            json["serviceConnectResources"] = connect.Services.Select(JsonNode? (port) => new JsonObject
            {
                ["discoveryName"] = port.DiscoveryName,
                ["discoveryArn"] = port.DiscoveryArn,
            }).ToJsonArray();
        if (workload.Text("platformVersion") is { } version)
            json["platformVersion"] = Platform.Resolve(version);
        return WithPlatformFamily(json, workload, definitions);
    }

    private static JsonObject WithPlatformFamily(JsonObject json, JsonObject workload, EcsDefinitions definitions)
    {
        if (workload.Text("platformVersion") is not null
            && definitions.Exact(workload.RequiredText("taskDefinition")) is { } definition)
            json["platformFamily"] = Platform.Family(definition.Body);
        return json;
    }

    private static void Merge(JsonObject json, JsonObject more)
    {
        foreach (var (name, value) in more)
            json[name] = value?.DeepClone();
    }
}
