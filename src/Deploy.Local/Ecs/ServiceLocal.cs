using System.Text.Json.Nodes;
using Deploy.Local.Ecs.Connect;
using Deploy.Local.Ecs.Gateways;
using Deploy.Local.Ecs.Simulation;
using Deploy.Local.Ecs.State;
using Deploy.Local.Ecs.Views;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs;

/// <summary>Making, changing and removing services.</summary>
internal sealed class ServiceLocal(LocalContext context, EcsStore store)
{
    private readonly ServiceRules _rules = new(context);

    public JsonObject Create(LocalCall call)
    {
        var input = call.Input;
        var cluster = store.Cluster(call);
        var name = input.RequiredText("serviceName");
        ServiceRules.CheckName(name);
        if (cluster.Services.TryGetValue(name, out var existing) && existing.Status != "INACTIVE")
        {
            if (existing.Status == "DRAINING")
                throw EcsErrors.Invalid("Unable to Start a service that is still Draining.");
            return existing.ClientToken is { } token && token == input.Text("clientToken")
                ? Reply(call, cluster, existing)
                : throw EcsErrors.Invalid("Creation of service was not idempotent.");
        }

        new ServiceRole(context).Require();
        if (input.Text("taskDefinition") is not { } reference)
            throw EcsErrors.Invalid("Task definition can not be blank.");
        if (input.Whole("desiredCount") is not { } desired)
            throw EcsErrors.Invalid("Desired count must be specified for services that use the REPLICA scheduling strategy.");
        var definition = store.ActiveDefinition(call.Region, reference);
        ServiceRules.CheckCapacity(input, cluster);
        var settings = ServiceParts.NewSettings(input);
        ServiceRules.CheckSettings(settings, desired);
        var workload = ServiceParts.NewWorkload(input, cluster, definition);
        ConnectRules.Complete(workload, cluster);
        _rules.CheckWorkload(workload, settings, definition, call.Region);
        new CompatibleGateways(context, call.Region).Require(cluster, workload);

        var service = new ServiceRecord
        {
            Name = name,
            Arn = call.Arn("ecs", $"service/{cluster.Name}/{name}"),
            ClusterArn = cluster.Arn,
            CreatedAt = store.Now,
            ClientToken = input.Text("clientToken"),
            DesiredCount = desired,
            Settings = settings,
            Workload = workload,
            Tags = TagRules.Read(input.Array("tags")),
        };
        cluster.Services[name] = service;
        new Rollout(context, call.Region).Begin(service, cluster, store.Now);
        return Reply(call, cluster, service);
    }

    public JsonObject Update(LocalCall call)
    {
        var input = call.Input;
        var cluster = store.Cluster(call);
        var service = EcsStore.Service(cluster, input.RequiredText("service"));
        if (service.Status != "ACTIVE")
            throw EcsErrors.InactiveService();

        var changed = input.Text("taskDefinition") is { Length: > 0 } reference ? store.ActiveDefinition(call.Region, reference) : null;
        var definition = changed
            ?? store.Definitions(call.Region).Exact(service.Workload.RequiredText("taskDefinition"))
            ?? throw EcsErrors.NoDefinition();
        ServiceRules.CheckCapacity(input, cluster);
        ServiceRules.CheckForced(input, service.Workload);
        var desired = input.Whole("desiredCount") ?? service.DesiredCount;
        var settings = ServiceParts.ChangedSettings(service.Settings, input);
        ServiceRules.CheckSettings(settings, desired);
        var workload = ServiceParts.ChangedWorkload(service.Workload, input, changed);
        ConnectRules.Complete(workload, cluster);
        _rules.CheckWorkload(workload, settings, definition, call.Region, service);

        var rollsOut = input.Flag("forceNewDeployment") == true || !ServiceParts.Same(service.Workload, workload);
        if (rollsOut || input["gatewayConnectors"] is not null)
            new CompatibleGateways(context, call.Region).Require(cluster, workload);
        if (desired != service.DesiredCount)
            service.SteadyAnnounced = false;
        service.DesiredCount = desired;
        service.Settings = settings;
        service.Workload = workload;
        service.WakeAt = store.Now;
        if (rollsOut)
            new Rollout(context, call.Region).Begin(service, cluster, store.Now);
        return Reply(call, cluster, service);
    }

    public JsonObject Delete(LocalCall call)
    {
        var cluster = store.Cluster(call);
        var service = EcsStore.Service(cluster, call.Input.RequiredText("service"));
        if (service.Status == "INACTIVE")
            throw EcsErrors.NoService();
        if (service.DesiredCount > 0 && call.Input.Flag("force") != true)
            throw EcsErrors.Invalid("The service cannot be stopped while it is scaled above 0.");
        service.DesiredCount = 0;
        service.Status = "DRAINING";
        service.WakeAt = store.Now;
        return Reply(call, cluster, service);
    }

    private JsonObject Reply(LocalCall call, ClusterRecord cluster, ServiceRecord service) =>
        new() { ["service"] = ServiceView.Of(cluster, service, store.Definitions(call.Region), withTags: true) };
}
