using System.Text.Json.Nodes;
using Deploy.Local.CloudMap.State;
using Deploy.Local.Services;

namespace Deploy.Local.CloudMap;

/// <summary>The model's Namespace, Service, Instance and Operation.</summary>
internal static class Views
{
    public static JsonObject Of(NamespaceRecord one, CloudMapState state, bool isSummary = false)
    {
        var dns = new JsonObject();
        if (one.HostedZoneId is { } zone)
        {
            dns["HostedZoneId"] = zone;
            dns["SOA"] = new JsonObject { ["TTL"] = one.SoaTtl };
        }

        return new JsonObject
        {
            ["Id"] = one.Id,
            ["Arn"] = one.Arn,
            ["ResourceOwner"] = LocalAccount.Id,
            ["Name"] = one.Name,
            ["Type"] = one.Type,
            ["ServiceCount"] = state.Services.Values.Count(service => service.NamespaceId == one.Id),
            ["Properties"] = new JsonObject
            {
                ["DnsProperties"] = dns,
                ["HttpProperties"] = new JsonObject { ["HttpName"] = one.HttpName },
            },
            ["CreateDate"] = one.CreatedAt,
        }
            .With("Description", one.Description)
            .With("CreatorRequestId", isSummary ? null : one.CreatorRequestId);
    }

    public static JsonObject Of(ServiceRecord service, bool isSummary = false)
    {
        var json = new JsonObject
        {
            ["Id"] = service.Id,
            ["Arn"] = service.Arn,
            ["ResourceOwner"] = LocalAccount.Id,
            ["Name"] = service.Name,
            ["Type"] = service.Type,
            ["InstanceCount"] = service.Instances.Count,
            ["CreateDate"] = service.CreatedAt,
            ["CreatedByAccount"] = LocalAccount.Id,
        }.With("Description", service.Description);
        if (service.DnsRecords.Count > 0)
            json["DnsConfig"] = new JsonObject { ["RoutingPolicy"] = service.RoutingPolicy, ["DnsRecords"] = service.DnsRecords.Copy() }
                .With("NamespaceId", isSummary ? null : service.NamespaceId);
        json.With("HealthCheckConfig", service.HealthCheckConfig?.Copy());
        if (service.HasCustomHealth)
            json["HealthCheckCustomConfig"] = new JsonObject { ["FailureThreshold"] = 1 };
        if (isSummary)
            return json;
        json["NamespaceId"] = service.NamespaceId;
        return json.With("CreatorRequestId", service.CreatorRequestId);
    }

    public static JsonObject Of(InstanceRecord instance, bool isSummary = false) => new JsonObject
    {
        ["Id"] = instance.Id,
        ["Attributes"] = Map(instance.Attributes),
        ["CreatedByAccount"] = LocalAccount.Id,
    }.With("CreatorRequestId", isSummary ? null : instance.CreatorRequestId);

    public static JsonObject Of(OperationRecord operation, double now) => new()
    {
        ["Id"] = operation.Id,
        ["OwnerAccount"] = LocalAccount.Id,
        ["Type"] = operation.Type,
        ["Status"] = operation.StatusAt(now),
        ["CreateDate"] = operation.CreatedAt,
        ["UpdateDate"] = operation.UpdatedAt(now),
        ["Targets"] = Map(operation.Targets),
    };

    public static JsonObject Map(IEnumerable<KeyValuePair<string, string>> values) =>
        new(values.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
