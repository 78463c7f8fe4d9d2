using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.Surroundings;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;

namespace Deploy.Local.Ecs;

/// <summary>Amazon ECS: clusters, task definitions, services with deployments of all strategies, tasks, gateways, tags.</summary>
public sealed class EcsService : LocalService, IHttpSurface
{
    private readonly TaskSurface _agent;

    public EcsService(LocalContext context) : base("ecs")
    {
        var store = new EcsStore(context);
        _agent = new TaskSurface(context, store.State);
        var access = new EcsAccess(store);
        Access = access;
        context.Peers.Offer<ITaskTargets>(new EcsTargets(store));
        context.Peers.Offer<IEcsEvents>(new EcsBusEvents(context));
        context.Peers.Offer<ITagCatalog>(new EcsTagCatalog(store));
        context.Peers.Offer<IMovesOn>(new EcsMovesOn(context, store));
        context.Peers.Offer<IStandIns>(new ClusterSeeds(context, store));

        var clusters = new ClusterLocal(context, store);
        var serviceRole = new ServiceRole(context);
        On("CreateCluster", call =>
        {
            var reply = clusters.Create(call);
            serviceRole.MakeFor(call);
            return reply;
        });
        On("DescribeClusters", clusters.Describe);
        On("UpdateCluster", clusters.Update);
        On("UpdateClusterSettings", clusters.UpdateSettings);
        On("DeleteCluster", clusters.Delete);
        On("ListClusters", clusters.List);

        var capacity = new CapacityOperations(store);
        On("PutClusterCapacityProviders", capacity.Put);
        On("DescribeCapacityProviders", CapacityOperations.Describe);

        var definitions = new TaskDefinitionLocal(context, store);
        On("RegisterTaskDefinition", definitions.Register);
        On("DescribeTaskDefinition", definitions.Describe);
        On("ListTaskDefinitions", definitions.List);
        On("ListTaskDefinitionFamilies", definitions.ListFamilies);
        On("DeregisterTaskDefinition", definitions.Deregister);
        On("DeleteTaskDefinitions", definitions.Delete);

        var services = new ServiceLocal(context, store);
        On("CreateService", services.Create);
        On("UpdateService", services.Update);
        On("DeleteService", services.Delete);
        var serviceReads = new ServiceReads(context, store);
        On("DescribeServices", serviceReads.Describe);
        On("ListServices", serviceReads.List);
        On("ListServicesByNamespace", serviceReads.ListByNamespace);

        var deployments = new ServiceDeploymentOperations(context, store);
        On("ListServiceDeployments", deployments.List);
        On("DescribeServiceDeployments", deployments.Describe);
        On("DescribeServiceRevisions", deployments.DescribeRevisions);
        On("StopServiceDeployment", deployments.Stop);
        On("ContinueServiceDeployment", deployments.Continue);

        var tasks = new TaskOperations(context, store);
        context.Peers.Offer<ITaskStarter>(new EcsTaskStarter(tasks, access));
        context.Peers.Offer<IWorkloads>(new EcsWorkloads(context, store, services, deployments, tasks));
        On("RunTask", tasks.Run);
        On("StopTask", tasks.Stop);
        On("DescribeTasks", tasks.Describe);
        On("ListTasks", tasks.List);
        var protection = new TaskProtectionOperations(store);
        On("GetTaskProtection", protection.Get);
        On("UpdateTaskProtection", protection.Update);

        var gateways = new GatewayLocal(context, store);
        On("CreateGateway", gateways.Create);
        On("UpdateGateway", gateways.Update);
        On("DeleteGateway", gateways.Delete);
        On("DescribeGateway", gateways.Describe);
        On("ListGateways", gateways.List);
        On("DescribeGatewayResources", gateways.DescribeResources);
        var associations = new GatewayAssociationOperations(store);
        On("AssociateGatewayWithCluster", associations.Associate);
        On("DisassociateGatewayFromCluster", associations.Disassociate);
        On("ListGatewayClusterAssociations", associations.List);
        var routes = new GatewayRouteOperations(store);
        On("DescribeGatewayRoute", routes.Describe);
        On("ListGatewayRoutes", routes.List);

        var tags = new TagOperations(store);
        On("TagResource", tags.Tag);
        On("UntagResource", tags.Untag);
        On("ListTagsForResource", tags.List);
    }

    public override string ValidationErrorCode => "InvalidParameterException";

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes) => _agent.Map(routes);
}
