using System.Text.Json.Nodes;
using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>What CreateService and UpdateService refuse, beyond the model.</summary>
/// <remarks>See <see href="https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html"/>.</remarks>
internal static class ServiceChecks
{
    public static void CheckNew(JsonObject input, NamespaceRecord home)
    {
        var dns = input.Object("DnsConfig");
        if (!home.IsDns() && dns is not null)
            throw CloudMapErrors.Invalid($"DnsConfig must not be specified for a service of the HTTP namespace {home.Id}.");
        if (input.Text("Type") is not null && dns is not null)
            throw CloudMapErrors.Invalid("DnsConfig and the type HTTP must not be specified together.");
        if (home.IsDns() && dns is null && input.Text("Type") is null)
            throw CloudMapErrors.Invalid($"DnsConfig must be specified for a service of the DNS namespace {home.Id}, or the type HTTP.");
        if (input.Object("HealthCheckConfig") is not null && input.Object("HealthCheckCustomConfig") is not null)
            throw CloudMapErrors.Invalid("HealthCheckConfig and HealthCheckCustomConfig must not be specified together.");
        CheckHealth(input.Object("HealthCheckConfig"), home);
        if (dns is null)
            return;
        var types = Types(dns);
        if (types.Count == 0)
            throw CloudMapErrors.Invalid("DnsRecords must have one item at least.");
        if (types.Distinct().Count() != types.Count)
            throw CloudMapErrors.Invalid("DnsRecords must not have two items of a type.");
        if (!types.Contains("CNAME"))
            return;
        if (types.Count > 1)
            throw CloudMapErrors.Invalid("A CNAME record must be the only one of a service.");
        if (dns.Text("RoutingPolicy") != "WEIGHTED")
            throw CloudMapErrors.Invalid("The routing policy of a service with a CNAME record must be WEIGHTED.");
        if (input.Object("HealthCheckConfig") is not null)
            throw CloudMapErrors.Invalid("A service with a CNAME record must not have a HealthCheckConfig.");
    }

    public static void CheckChange(JsonObject change, ServiceRecord service, NamespaceRecord home)
    {
        if (service.Type == NamespaceRecord.Http
            && (change.Object("DnsConfig") is not null || change.Object("HealthCheckConfig") is not null))
            throw CloudMapErrors.Invalid("Of a service that only DiscoverInstances finds, only the description can be updated.");
        CheckHealth(change.Object("HealthCheckConfig"), home);
        if (change.Object("DnsConfig") is { } dns && !Types(dns).Order().SequenceEqual(service.RecordTypes().Order()))
            throw CloudMapErrors.Invalid("Types of DNS records cannot be updated: delete the service and create it again.");
    }

    private static void CheckHealth(JsonObject? check, NamespaceRecord home)
    {
        if (check is null)
            return;
        if (home.Type == NamespaceRecord.Private)
            throw CloudMapErrors.Invalid("HealthCheckConfig must not be specified for a service of a private DNS namespace.");
        if (check.Text("Type") == "TCP" && check.Text("ResourcePath") is not null)
            throw CloudMapErrors.Invalid("ResourcePath must not be specified for a health check of type TCP.");
    }

    private static List<string> Types(JsonObject dns) => [.. dns.Objects("DnsRecords").Select(record => record.RequiredText("Type"))];
}
