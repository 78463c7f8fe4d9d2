using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Views;

/// <summary>The model's ServiceDeployment, its brief form, and ServiceRevision.</summary>
internal static class ServiceDeploymentView
{
    public static JsonObject Of(ClusterRecord cluster, ServiceRecord service, ServiceDeploymentRecord deployment)
    {
        var tasks = cluster.TasksOf(service).Where(t => t.IsKept).ToList();
        var json = Brief(service, deployment);
        json.Remove("targetServiceRevisionArn");
        json["updatedAt"] = Moments.Of(deployment.UpdatedAt);
        json["deploymentConfiguration"] = deployment.Configuration.Copy();
        json["sourceServiceRevisions"] = deployment.SourceRevisions.Select(JsonNode? (arn) => WithTraffic(deployment, Counts(
            arn, tasks.Where(t => service.Deployments.Any(d => d.Id == t.StartedBy && d.RevisionArn == arn)).ToList(), null))).ToJsonArray();
        json["targetServiceRevision"] = WithTraffic(deployment, deployment.IsOver
            ? new JsonObject
            {
                ["arn"] = deployment.TargetRevision,
                ["requestedTaskCount"] = deployment.FinalCounts[0],
                ["runningTaskCount"] = deployment.FinalCounts[1],
                ["pendingTaskCount"] = deployment.FinalCounts[2],
            }
            : Counts(
                deployment.TargetRevision, tasks.Where(t => t.StartedBy == deployment.DeploymentId).ToList(),
                deployment.RollbackRevision is null ? service.DesiredCount : 0));
        if (deployment.Traffic is { } traffic)
        {
            json.With("lifecycleStage", StageOf(traffic));
            json["lifecycleHookDetails"] = traffic.Hooks.Select(JsonNode? (hook) => Hook(hook)).ToJsonArray();
        }

        json["deploymentCircuitBreaker"] = new JsonObject
        {
            ["status"] = deployment.BreakerStatus,
            ["failureCount"] = deployment.FailureCount,
            ["threshold"] = deployment.Threshold,
        };
        json["alarms"] = new JsonObject { ["status"] = DeploymentStatus.BreakerDisabled, ["alarmNames"] = new JsonArray(), ["triggeredAlarmNames"] = new JsonArray() };
        if (deployment.RollbackRevision is not null)
            json["rollback"] = new JsonObject
            {
                ["reason"] = deployment.RollbackReason,
                ["startedAt"] = Moments.Of(deployment.RollbackStartedAt),
                ["serviceRevisionArn"] = deployment.RollbackRevision,
            };
        return json.With("stoppedAt", Moments.Of(deployment.StoppedAt));
    }

    public static JsonObject Brief(ServiceRecord service, ServiceDeploymentRecord deployment) => new JsonObject
    {
        ["serviceDeploymentArn"] = deployment.Arn,
        ["serviceArn"] = service.Arn,
        ["clusterArn"] = service.ClusterArn,
        ["createdAt"] = Moments.Of(deployment.CreatedAt),
        ["targetServiceRevisionArn"] = deployment.TargetRevision,
        ["status"] = deployment.Status,
    }
        .With("startedAt", Moments.Of(deployment.StartedAt))
        .With("finishedAt", Moments.Of(deployment.FinishedAt))
        .With("statusReason", deployment.StatusReason);

    public static JsonObject Revision(
        ClusterRecord cluster, ServiceRecord service, RevisionRecord revision, EcsState state, EcsDefinitions definitions)
    {
        var json = new JsonObject
        {
            ["serviceRevisionArn"] = revision.Arn,
            ["serviceArn"] = service.Arn,
            ["clusterArn"] = service.ClusterArn,
            ["createdAt"] = Moments.Of(revision.CreatedAt),
            ["containerImages"] = revision.Images.Copy(),
            ["guardDutyEnabled"] = false,
        };
        foreach (var (name, value) in revision.Workload)
            json[name] = value?.DeepClone();
        json["loadBalancers"] ??= new JsonArray();
        json["serviceRegistries"] ??= new JsonArray();
        if (revision.Workload.Text("platformVersion") is { } version)
        {
            json["platformVersion"] = Platform.Resolve(version);
            if (definitions.Exact(revision.Workload.RequiredText("taskDefinition")) is { } definition)
                json["platformFamily"] = Platform.Family(definition.Body);
        }

        var resolved = revision.ResolvedLoadBalancers().OfType<JsonObject>().Where(balancer => balancer.Object("advancedConfiguration") is not null).ToList();
        if (resolved.Count > 0)
            json["resolvedConfiguration"] = new JsonObject
            {
                ["loadBalancers"] = resolved.Select(JsonNode? (balancer) => new JsonObject
                {
                    ["targetGroupArn"] = balancer.RequiredText("targetGroupArn"),
                    ["productionListenerRule"] = balancer.Object("advancedConfiguration")!.RequiredText("productionListenerRule"),
                }).ToJsonArray(),
            };
        if (revision.Gateways.Count > 0)
            json["ecsManagedResources"] = new JsonObject
            {
                ["gatewayConnections"] = RouteView.Connections(cluster, service, revision, state),
            };
        return json;
    }

    /// <summary>An entry of the service's <c>currentServiceRevisions</c>.</summary>
    public static JsonObject Summary(ServiceRecord service, DeploymentRecord deployment, IReadOnlyList<TaskRecord> tasks)
    {
        var own = tasks.Where(t => t.StartedBy == deployment.Id && t.IsKept).ToList();
        return Counts(deployment.RevisionArn, own, deployment.Status == DeploymentStatus.Primary ? service.DesiredCount : null);
    }

    /// <summary>The stage that is shown: that which is for hooks only has no name here.</summary>
    public static string? StageOf(TrafficRecord traffic) =>
        traffic.Stage == LifecycleStage.PreProductionShift ? LifecycleStage.PostTestShift : traffic.Stage;

    private static JsonObject WithTraffic(ServiceDeploymentRecord deployment, JsonObject counts)
    {
        if (deployment.Traffic is not { } traffic)
            return counts;
        var arn = counts.Text("arn");
        var isTarget = arn == deployment.TargetRevision;
        counts["requestedTestTrafficWeight"] = isTarget ? traffic.Test : 0;
        counts["requestedProductionTrafficWeight"] = isTarget ? traffic.Production : arn == traffic.SourceRevision ? 100 - traffic.Production : 0;
        return counts;
    }

    private static JsonObject Hook(HookRecord hook) => new JsonObject
    {
        ["hookId"] = hook.Id,
        ["targetType"] = hook.TargetType,
        ["status"] = hook.Status,
        ["timeoutAction"] = hook.TimeoutAction,
    }
        .With("targetArn", hook.TargetArn)
        .With("expiresAt", Moments.Of(hook.ExpiresAt));

    private static JsonObject Counts(string arn, IReadOnlyList<TaskRecord> tasks, int? requested) => new()
    {
        ["arn"] = arn,
        ["requestedTaskCount"] = requested ?? tasks.Count,
        ["runningTaskCount"] = tasks.Count(t => t.IsRunning),
        ["pendingTaskCount"] = tasks.Count(t => t.IsPending),
    };
}
