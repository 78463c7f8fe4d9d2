using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;
using static Deploy.Local.Ecs.State.DeploymentStatus;

namespace Deploy.Local.Ecs;

/// <summary>Service deployments and revisions.</summary>
internal sealed class ServiceDeploymentOperations(LocalContext context, EcsStore store)
{
    private const int MostDescribed = 20;

    public JsonObject List(LocalCall call)
    {
        var cluster = store.Cluster(call);
        var service = EcsStore.Service(cluster, call.Input.RequiredText("service"));
        var statuses = call.Input.Texts("status");
        var created = call.Input.Object("createdAt") ?? [];
        var found = service.ServiceDeployments
            .Where(d => statuses.Count == 0 || statuses.Contains(d.Status))
            .Where(d => !(d.CreatedAt < created.Number("after")) && !(d.CreatedAt > created.Number("before")))
            .ToList();
        var (page, next) = Paging.Of(found, call.Input.Whole("maxResults") ?? 20, call.Input.Text("nextToken"), 100, EcsErrors.BadToken);
        return Paging.Reply("serviceDeployments", page.Select(JsonNode? (d) => ServiceDeploymentView.Brief(service, d)), next);
    }

    public JsonObject Describe(LocalCall call) => DescribeAll(
        call, "serviceDeploymentArns", "serviceDeployments",
        (cluster, service, arn) => service.ServiceDeployments.FirstOrDefault(d => d.Arn == arn) is { } found
            ? ServiceDeploymentView.Of(cluster, service, found)
            : null);

    public JsonObject DescribeRevisions(LocalCall call) => DescribeAll(
        call, "serviceRevisionArns", "serviceRevisions",
        (cluster, service, arn) => service.Revisions.FirstOrDefault(r => r.Arn == arn) is { } found
            ? ServiceDeploymentView.Revision(cluster, service, found, store.State(call.Region), store.Definitions(call.Region))
            : null);

    public JsonObject Stop(LocalCall call)
    {
        var (_, service, deployment) = Find(call);
        if (deployment.Status is not (Pending or InProgress))
            throw new LocalServiceException("ConflictException", $"The service deployment is {deployment.Status} and can't be stopped.");

        var abort = call.Input.Text("stopType") == "ABORT";
        if (!abort && service.LastGoodDeployment is null)
            throw EcsErrors.Client("The service deployment can't be rolled back: no earlier deployment of the service was successful.");
        new Rollout(context, call.Region).Request(deployment, abort ? StopRequested : RollbackRequested, store.Now);
        return new JsonObject { ["serviceDeploymentArn"] = deployment.Arn };
    }

    /// <summary>Acts on a lifecycle hook that pauses a deployment.</summary>
    public JsonObject Continue(LocalCall call)
    {
        var (cluster, service, deployment) = Find(call);
        var id = call.Input.RequiredText("hookId");
        if (deployment.Traffic?.Hooks.FirstOrDefault(hook => hook.Id == id) is not { } found)
            throw EcsErrors.Invalid($"The service deployment has no lifecycle hook {id}.");
        if (!deployment.Shifts || found.Status != LifecycleHooks.Awaiting)
            throw EcsErrors.Invalid($"The lifecycle hook {id} does not wait for an action: it is {found.Status}.");
        if (LifecycleHooks.Act(found, call.Input.Text("action")))
            new Rollout(context, call.Region).GiveUp(service, cluster, "Service deployment rolled back because it was requested at a lifecycle hook.", store.Now);
        service.Wake(store.Now);
        return new JsonObject { ["serviceDeploymentArn"] = deployment.Arn };
    }

    private (ClusterRecord Cluster, ServiceRecord Service, ServiceDeploymentRecord Deployment) Find(LocalCall call)
    {
        var arn = call.Input.RequiredText("serviceDeploymentArn");
        return store.FindByArn(call.Region, arn) is ({ } cluster, { } service)
            && service.ServiceDeployments.FirstOrDefault(d => d.Arn == arn) is { } deployment
            ? (cluster, service, deployment)
            : throw new LocalServiceException("ServiceDeploymentNotFoundException", "The specified service deployment was not found.");
    }

    private JsonObject DescribeAll(LocalCall call, string input, string output, Func<ClusterRecord, ServiceRecord, string, JsonObject?> describe)
    {
        var arns = call.Input.Texts(input);
        if (arns.Count is 0 or > MostDescribed)
            throw EcsErrors.Invalid($"{input} must have 1 to {MostDescribed} elements.");
        var found = new JsonArray();
        var failures = new JsonArray();
        foreach (var arn in arns)
        {
            if (store.FindByArn(call.Region, arn) is ({ } cluster, { } service) && describe(cluster, service, arn) is { } json)
                found.Add(json);
            else
                failures.Add(new JsonObject { ["arn"] = arn, ["reason"] = "MISSING" });
        }

        return new JsonObject { [output] = found, ["failures"] = failures };
    }
}
