using System.Text.Json.Nodes;
using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>What clients ask: where are the instances of that name?</summary>
internal sealed class DiscoveryOperations(CloudMapStore store)
{
    private const int Usual = 100;

    public JsonObject Discover(LocalCall call)
    {
        var (home, service) = Find(call);
        var all = Matching(store.Instances(service), call.Input.Object("QueryParameters"));
        if (Matching(all, call.Input.Object("OptionalParameters")) is { Count: > 0 } better)
            all = better;
        var found = (call.Input.Text("HealthStatus") ?? "HEALTHY") switch
        {
            "ALL" => all,
            "UNHEALTHY" => all.FindAll(instance => instance.Health == "UNHEALTHY"),
            "HEALTHY_OR_ELSE_ALL" => all.FindAll(IsHealthy) is { Count: > 0 } healthy ? healthy : all,
            _ => all.FindAll(IsHealthy),
        };
        return new JsonObject
        {
            ["Instances"] = found.Take(call.Input.Whole("MaxResults") ?? Usual).Select(JsonNode? (instance) => new JsonObject
            {
                ["InstanceId"] = instance.Id,
                ["NamespaceName"] = home.HttpName,
                ["ServiceName"] = service.Name,
                ["HealthStatus"] = instance.Health,
                ["Attributes"] = Views.Map(instance.Attributes),
            }).ToJsonArray(),
            ["InstancesRevision"] = service.Revision,
        };
    }

    public JsonObject Revision(LocalCall call) => new() { ["InstancesRevision"] = Find(call).Service.Revision };

    private (NamespaceRecord Home, ServiceRecord Service) Find(LocalCall call)
    {
        var (name, serviceName) = (call.Input.RequiredText("NamespaceName"), call.Input.RequiredText("ServiceName"));
        var state = store.State(call.Region);
        var home = state.Namespaces.Values.FirstOrDefault(one => one.HttpName == name && one.ReadyAt <= store.Now)
            ?? throw CloudMapErrors.NoNamespaceOfName(name);
        return (home, ServiceMaker.Find(state.Services.Values, home, serviceName) ?? throw CloudMapErrors.NoServiceOfName(serviceName));
    }

    /// <summary>One that nothing checks counts as well.</summary>
    private static bool IsHealthy(InstanceRecord instance) => instance.Health != "UNHEALTHY";

    private static List<InstanceRecord> Matching(IEnumerable<InstanceRecord> instances, JsonObject? wanted) =>
    [
        .. instances.Where(instance =>
            (wanted ?? []).All(pair => instance.Attributes.GetValueOrDefault(pair.Key) == pair.Value!.GetValue<string>())),
    ];
}
