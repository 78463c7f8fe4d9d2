using System.Text.Json.Nodes;
using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>Instances of services.</summary>
internal sealed class InstanceOperations(CloudMapStore store)
{
    private const int LargestPage = 100;

    /// <summary>Makes an instance, or changes the one that has the id.</summary>
    public JsonObject Register(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("ServiceId"));
        var id = call.Input.RequiredText("InstanceId");
        RefuseSecond(call.Region, service, id);
        var attributes = call.Input.Object("Attributes")!.ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>());
        InstanceChecks.Check(service, attributes);
        var operation = Submit(call.Region, "REGISTER_INSTANCE", service, id);
        var before = service.Instances.GetValueOrDefault(id);
        service.Instances[id] = new InstanceRecord
        {
            Id = id,
            CreatorRequestId = call.Input.Text("CreatorRequestId"),
            Attributes = attributes.Where(pair => pair.Key != InstanceChecks.FirstHealth).ToDictionary(),
            Health = InstanceChecks.HealthOf(service, attributes) is { } told && before is null ? told : before?.Health ?? "UNKNOWN",
            ReadyAt = before?.ReadyAt ?? operation.DueAt,
        };
        service.Revision++;
        return new JsonObject { ["OperationId"] = operation.Id };
    }

    public JsonObject Deregister(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("ServiceId"));
        var id = call.Input.RequiredText("InstanceId");
        RefuseSecond(call.Region, service, id);
        var instance = store.Instance(service, id);
        var operation = Submit(call.Region, "DEREGISTER_INSTANCE", service, id);
        instance.GoneAt = operation.DueAt;
        return new JsonObject { ["OperationId"] = operation.Id };
    }

    public JsonObject Get(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("ServiceId"));
        return new JsonObject
        {
            ["ResourceOwner"] = LocalAccount.Id,
            ["Instance"] = Views.Of(store.Instance(service, call.Input.RequiredText("InstanceId"))),
        };
    }

    public JsonObject List(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("ServiceId"));
        var found = store.Instances(service).ToList();
        var (page, next) = Paging.Of(
            found, call.Input.Whole("MaxResults"), call.Input.Text("NextToken"), LargestPage, CloudMapErrors.BadToken);
        var reply = Paging.Reply("Instances", page.Select(JsonNode? (instance) => Views.Of(instance, isSummary: true)), next, "NextToken");
        reply["ResourceOwner"] = LocalAccount.Id;
        return reply;
    }

    private OperationRecord Submit(string region, string type, ServiceRecord service, string id) =>
        store.Submit(region, type, ("INSTANCE", id), ("SERVICE", service.Id), ("NAMESPACE", service.NamespaceId));

    private void RefuseSecond(string region, ServiceRecord service, string id)
    {
        if (store.Running(region, "INSTANCE", id, service.Id) is { } running)
            throw CloudMapErrors.Duplicate(running);
    }
}
