using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Connect;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Ecs;

/// <summary>Shows services and tasks, and lets whoever looks act on them.</summary>
internal sealed class EcsWorkloads(LocalContext context, EcsStore store, ServiceLocal services, ServiceDeploymentOperations deployments, TaskOperations tasks)
    : IWorkloads
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Regions => context.Store.Regions("ecs");

    /// <inheritdoc/>
    public IReadOnlyList<ServiceFacts> Services(string region) =>
    [
        .. from cluster in Clusters(region)
           from service in cluster.Services.Values
           where service.Status != "INACTIVE" && service.Deployments.Count > 0
           orderby service.Name
           select WorkloadFacts.Of(cluster, service) with { Names = ServiceNames.Of(context, service, region) },
    ];

    /// <inheritdoc/>
    public IReadOnlyList<TaskFacts> Tasks(string region)
    {
        var definitions = store.Definitions(region);
        return
        [
            .. from cluster in Clusters(region)
               from task in cluster.Tasks
               orderby task.CreatedAt descending, task.Id
               select WorkloadFacts.Of(cluster, task, definitions.Exact(task.DefinitionArn), region),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<GatewayFacts> Gateways(string region)
    {
        var clusters = Clusters(region);
        return
        [
            .. from gateway in store.State(region).Gateways.Values
               orderby gateway.Name
               select new GatewayFacts(gateway.Name, gateway.Status,
                   [.. from cluster in clusters from route in cluster.Routes where route.GatewayArn == gateway.Arn select new RouteFacts(cluster.Name, route.ServiceName, route.Status, route.ServiceUrl)]),
        ];
    }

    /// <inheritdoc/>
    public void StopTask(string region, string cluster, string taskId) =>
        tasks.Stop(Call("StopTask", region, new JsonObject { ["cluster"] = cluster, ["task"] = taskId, ["reason"] = "Stopped on Local's page" }));

    /// <inheritdoc/>
    public void Redeploy(string region, string cluster, string service) =>
        services.Update(Call("UpdateService", region, new JsonObject { ["cluster"] = cluster, ["service"] = service, ["forceNewDeployment"] = true }));

    /// <inheritdoc/>
    public void Continue(string region, string deploymentArn, string hook, bool rollsBack) => deployments.Continue(Call(
        "ContinueServiceDeployment", region,
        new JsonObject { ["serviceDeploymentArn"] = deploymentArn, ["hookId"] = hook, ["action"] = rollsBack ? "ROLLBACK" : "CONTINUE" }));

    private List<ClusterRecord> Clusters(string region) =>
        [.. store.State(region).Clusters.Values.Where(cluster => cluster.Status == "ACTIVE").OrderBy(cluster => cluster.Name, StringComparer.Ordinal)];

    private static LocalCall Call(string operation, string region, JsonObject input) => new(operation, input, region, LocalAccount.Id, "", Guid.NewGuid().ToString());
}
