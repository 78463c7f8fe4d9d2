using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>The region's state, moved on to now, and the look-ups that every operation needs.</summary>
internal sealed class EcsStore(LocalContext context)
{
    public double Now => context.Clock.Timestamp;

    public EcsState State(string region)
    {
        var state = context.Store.Document<EcsState>("ecs", region);
        new ClusterSimulation(context, region).AdvanceTo(state, Now);
        return state;
    }

    public EcsDefinitions Definitions(string region) => context.Store.Document<EcsDefinitions>("ecs-definitions", region);

    /// <summary>The cluster that the request names, "default" when it names none.</summary>
    public ClusterRecord Cluster(LocalCall call)
    {
        var cluster = FindCluster(call.Region, call.Input.Text("cluster")) ?? throw EcsErrors.NoCluster();
        return cluster.Status == "ACTIVE" ? cluster : throw EcsErrors.InactiveCluster();
    }

    public ClusterRecord? FindCluster(string region, string? nameOrArn)
    {
        var name = string.IsNullOrEmpty(nameOrArn) ? "default" : Arn.LastSegment(nameOrArn);
        return State(region).Clusters.GetValueOrDefault(name);
    }

    /// <summary>The gateway that the request names.</summary>
    public GatewayRecord Gateway(LocalCall call) =>
        State(call.Region).Gateway(call.Input.RequiredText("gateway")) ?? throw EcsErrors.NoGateway();

    /// <summary>The cluster and service of an ARN such as <c>service/cluster/name</c> or <c>service-deployment/cluster/name/id</c>.</summary>
    public (ClusterRecord Cluster, ServiceRecord Service)? FindByArn(string region, string arn)
    {
        var parts = Arn.TryParse(arn)?.Resource.Split('/');
        if (parts is not [_, var cluster, var service, ..] || FindCluster(region, cluster) is not { } found)
            return null;
        return found.Services.TryGetValue(service, out var record) ? (found, record) : null;
    }

    public static ServiceRecord Service(ClusterRecord cluster, string nameOrArn) =>
        cluster.Services.GetValueOrDefault(Arn.LastSegment(nameOrArn)) ?? throw EcsErrors.NoService();

    /// <summary>A task of a cluster, by id or ARN.</summary>
    public static TaskRecord? FindTask(ClusterRecord cluster, string nameOrArn)
    {
        var id = Arn.LastSegment(nameOrArn);
        return cluster.Tasks.FirstOrDefault(task => task.Id == id);
    }

    /// <summary>The task of an ARN <c>task/cluster/id</c>.</summary>
    public TaskRecord? FindTask(string region, string cluster, string id) => FindCluster(region, cluster) is { } found ? FindTask(found, id) : null;

    /// <summary>The active task definition that a request refers to.</summary>
    public DefinitionRecord ActiveDefinition(string region, string nameOrArn)
    {
        var definition = Definitions(region).Find(nameOrArn) ?? throw EcsErrors.NoDefinition();
        return definition.Status == "ACTIVE" ? definition : throw EcsErrors.InactiveDefinition();
    }
}
