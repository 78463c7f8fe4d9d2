using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Reading routes; they come and go with the deployments of services.</summary>
internal sealed class GatewayRouteOperations(EcsStore store)
{
    private const int LargestPage = 100;

    public JsonObject Describe(LocalCall call)
    {
        var state = store.State(call.Region);
        var arn = call.Input.RequiredText("gatewayRouteArn");
        var route = state.Clusters.Values.SelectMany(cluster => cluster.Routes).FirstOrDefault(route => route.Arn == arn)
            ?? throw EcsErrors.NoResource("The specified gateway route was not found.");
        return new JsonObject { ["gatewayRoute"] = RouteView.Of(route, state.Gateway(route.GatewayArn)) };
    }

    public JsonObject List(LocalCall call)
    {
        var input = call.Input;
        var state = store.State(call.Region);
        var gateway = input.Text("gateway") is { } name ? state.Gateway(name) ?? throw EcsErrors.NoGateway() : null;
        var cluster = input.Text("cluster") is { } known ? Arn.LastSegment(known) : null;
        var service = input.Text("service");
        var port = input.Text("serviceContainerPortName");
        var statuses = input.Texts("status");
        var found = (
            from owner in state.Clusters.Values
            where cluster is null || owner.Name == cluster
            from route in owner.Routes
            where gateway is null || route.GatewayArn == gateway.Arn
            where service is null || route.ServiceName == service || route.ServiceArn == service
            where port is null || route.Connector.Text("portName") == port
            where statuses.Count == 0 || statuses.Contains(route.Status)
            orderby route.Arn
            select RouteView.Brief(route, owner)).ToList();
        var (page, next) = Paging.Of(found, input.Whole("maxResults"), input.Text("nextToken"), LargestPage, EcsErrors.BadToken);
        return Paging.Reply("gatewayRoutes", page, next);
    }
}
