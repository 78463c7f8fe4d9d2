using System.Text.Json.Nodes;
using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>Services of namespaces.</summary>
internal sealed class ServiceOperations(CloudMapStore store)
{
    private const int LargestPage = 100;

    /// <summary>The namespace that a request to create names, in its newer place or its older one.</summary>
    public static string? NamespaceIdOf(JsonObject input) => input.Text("NamespaceId") ?? input.Object("DnsConfig")?.Text("NamespaceId");

    public JsonObject Create(LocalCall call)
    {
        var input = call.Input;
        var id = NamespaceIdOf(input) ?? throw CloudMapErrors.Invalid("NamespaceId must be specified.");
        var home = store.Namespace(call.Region, id);
        ServiceChecks.CheckNew(input, home);
        var (name, token) = (input.RequiredText("Name"), input.Text("CreatorRequestId"));
        var all = store.State(call.Region).Services;
        if (ServiceMaker.Find(all.Values, home, name) is { } existing)
            return token is not null && existing.CreatorRequestId == token ? Reply(existing) : throw CloudMapErrors.ServiceExists(existing);

        var service = ServiceMaker.Make(home, call.Region, name, store.Now);
        service.Type = home.IsDns() && input.Text("Type") is null ? "DNS_HTTP" : NamespaceRecord.Http;
        service.CreatorRequestId = token;
        service.Description = input.Text("Description");
        if (input.Object("DnsConfig") is { } dns)
        {
            service.DnsRecords = dns.Array("DnsRecords")!.Copy();
            service.RoutingPolicy = dns.Text("RoutingPolicy") ?? "MULTIVALUE";
        }

        service.HealthCheckConfig = WithDefaults(input.Object("HealthCheckConfig"));
        service.HasCustomHealth = input.Object("HealthCheckCustomConfig") is not null;
        service.Tags = TagOperations.Read(input.Array("Tags"), service.Arn);
        all.Add(service.Id, service);
        return Reply(service);
    }

    public JsonObject Get(LocalCall call) => Reply(store.Service(call.Region, call.Input.RequiredText("Id")));

    public JsonObject List(LocalCall call)
    {
        var found = store.State(call.Region).Services.Values
            .Where(service => Filters.Accept(call.Input, name => name == "NAMESPACE_ID" ? service.NamespaceId : "SELF")).ToList();
        var (page, next) = Paging.Of(
            found, call.Input.Whole("MaxResults"), call.Input.Text("NextToken"), LargestPage, CloudMapErrors.BadToken);
        return Paging.Reply("Services", page.Select(JsonNode? (service) => Views.Of(service, isSummary: true)), next, "NextToken");
    }

    /// <summary>What the request leaves out of records and health check is removed.</summary>
    public JsonObject Update(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("Id"));
        var change = call.Input.Object("Service")!;
        ServiceChecks.CheckChange(change, service, store.Namespace(call.Region, service.NamespaceId));
        if (store.Running(call.Region, "SERVICE", service.Id) is { Type: "UPDATE_SERVICE" } running)
            throw CloudMapErrors.Duplicate(running);
        service.Description = change.Text("Description") ?? service.Description;
        service.DnsRecords = change.Object("DnsConfig")?.Array("DnsRecords")?.Copy() ?? [];
        service.HealthCheckConfig = WithDefaults(change.Object("HealthCheckConfig"));
        return new JsonObject { ["OperationId"] = store.Submit(call.Region, "UPDATE_SERVICE", ("SERVICE", service.Id)).Id };
    }

    public JsonObject Delete(LocalCall call)
    {
        var service = store.Service(call.Region, call.Input.RequiredText("Id"));
        if (service.Instances.Count > 0)
            throw CloudMapErrors.InUse("Service contains registered instances; delete the instances before deleting the service");
        store.State(call.Region).Services.Remove(service.Id);
        return [];
    }

    private static JsonObject? WithDefaults(JsonObject? check)
    {
        var made = check?.Copy();
        if (made is not null)
        {
            made["FailureThreshold"] ??= 1;
            if (made.Text("Type") != "TCP")
                made["ResourcePath"] ??= "/";
        }

        return made;
    }

    private static JsonObject Reply(ServiceRecord service) => new() { ["Service"] = Views.Of(service) };
}
