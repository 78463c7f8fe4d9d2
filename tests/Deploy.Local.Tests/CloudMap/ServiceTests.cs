using System.Text.Json.Nodes;

namespace Deploy.Local.Tests.CloudMap;

public sealed class ServiceTests
{
    [Fact]
    public async Task A_service_of_a_DNS_namespace_is_described_with_Cloud_Maps_defaults()
    {
        await using var scene = await CloudMapScene.StartAsync();
        var home = await scene.PrivateAsync();
        var id = await scene.ServiceAsync(home, customHealth: true, types: "A");

        var service = (await scene.CallAsync("GetService", new { Id = id }))["Service"]!;

        Assert.Equal(
            ($"arn:aws:servicediscovery:eu-west-1:000000000000:service/{id}", "DNS_HTTP", home, home, "MULTIVALUE", 1, 0),
            ((string)service["Arn"]!, (string)service["Type"]!, (string)service["NamespaceId"]!, (string)service["DnsConfig"]!["NamespaceId"]!,
                (string)service["DnsConfig"]!["RoutingPolicy"]!, (int)service["HealthCheckCustomConfig"]!["FailureThreshold"]!, (int)service["InstanceCount"]!));
        Assert.Equal(1, (int)(await scene.CallAsync("GetNamespace", new { Id = home }))["Namespace"]!["ServiceCount"]!);
        var refused = await scene.FailAsync("CreateService", new { Name = "ORDERS", NamespaceId = home, Type = "HTTP" });
        Assert.Equal(("ServiceAlreadyExists", "Service already exists."), refused);

        Assert.Equal([id], (await scene.CallAsync("ListServices", new { Filters = new[] { new { Name = "NAMESPACE_ID", Values = new[] { home } } } }))["Services"]!.AsArray().Select(one => (string)one!["Id"]!));
        Assert.Empty((await scene.CallAsync("ListServices", new { Filters = new[] { new { Name = "NAMESPACE_ID", Values = new[] { "ns-x" } } } }))["Services"]!.AsArray());
    }

    [Theory]
    [InlineData("private", """{}""", "DnsConfig must be specified")]
    [InlineData("private", """{"Type":"HTTP","DnsConfig":{"DnsRecords":[{"Type":"A","TTL":1}]}}""", "must not be specified together")]
    [InlineData("private", """{"DnsConfig":{"DnsRecords":[]}}""", "one item at least")]
    [InlineData("private", """{"DnsConfig":{"DnsRecords":[{"Type":"A","TTL":1},{"Type":"A","TTL":1}]}}""", "two items of a type")]
    [InlineData("private", """{"DnsConfig":{"DnsRecords":[{"Type":"CNAME","TTL":1}]}}""", "WEIGHTED")]
    [InlineData("private", """{"DnsConfig":{"RoutingPolicy":"WEIGHTED","DnsRecords":[{"Type":"CNAME","TTL":1},{"Type":"A","TTL":1}]}}""", "the only one")]
    [InlineData("private", """{"DnsConfig":{"DnsRecords":[{"Type":"A","TTL":1}]},"HealthCheckConfig":{"Type":"TCP"}}""", "private DNS namespace")]
    [InlineData("http", """{"DnsConfig":{"DnsRecords":[{"Type":"A","TTL":1}]}}""", "HTTP namespace")]
    [InlineData("http", """{"HealthCheckConfig":{"Type":"TCP"},"HealthCheckCustomConfig":{}}""", "must not be specified together")]
    [InlineData("http", """{"HealthCheckConfig":{"Type":"TCP","ResourcePath":"/"}}""", "TCP")]
    [InlineData("none", """{}""", "NamespaceId must be specified")]
    public async Task Cloud_Map_refuses(string kind, string more, string reason)
    {
        await using var scene = await CloudMapScene.StartAsync();
        var input = (JsonObject)JsonNode.Parse(more)!;
        input["Name"] = "orders";
        if (kind == "private")
            input["NamespaceId"] = await scene.PrivateAsync();
        if (kind == "http")
            input["NamespaceId"] = await scene.DoneAsync("CreateHttpNamespace", new { Name = "shop" });

        var (code, message) = await scene.FailAsync("CreateService", input);

        Assert.Equal("InvalidInput", code);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_removes_what_it_leaves_out_and_changes_no_type()
    {
        await using var scene = await CloudMapScene.StartAsync();
        var id = await scene.ServiceAsync(await scene.PrivateAsync(), types: ["A", "SRV"]);

        Assert.Equal("InvalidInput", (await scene.FailAsync("UpdateService", Change(id, """{"DnsConfig":{"DnsRecords":[{"Type":"A","TTL":1}]}}"""))).Code);
        await scene.DoneAsync("UpdateService", Change(id, """{"Description":"d","DnsConfig":{"DnsRecords":[{"Type":"SRV","TTL":1},{"Type":"A","TTL":2}]}}"""), "SERVICE");
        var changed = (await scene.CallAsync("GetService", new { Id = id }))["Service"]!;
        Assert.Equal(("d", 2), ((string)changed["Description"]!, (int)changed["DnsConfig"]!["DnsRecords"]![1]!["TTL"]!));
        await scene.DoneAsync("UpdateService", Change(id, "{}"), "SERVICE");
        Assert.Null((await scene.CallAsync("GetService", new { Id = id }))["Service"]!["DnsConfig"]);

        static JsonObject Change(string id, string change) => new() { ["Id"] = id, ["Service"] = JsonNode.Parse(change) };
    }

    [Fact]
    public async Task Attributes_and_tags_are_kept_and_removed()
    {
        await using var scene = await CloudMapScene.StartAsync();
        var id = await scene.ServiceAsync(await scene.DoneAsync("CreateHttpNamespace", new { Name = "shop" }));
        var arn = $"arn:aws:servicediscovery:eu-west-1:000000000000:service/{id}";

        await scene.CallAsync("UpdateServiceAttributes", new { ServiceId = id, Attributes = new { Port = "80", Team = "a" } });
        await scene.CallAsync("DeleteServiceAttributes", new { ServiceId = arn, Attributes = new[] { "Team" } });
        await scene.CallAsync("TagResource", new { ResourceARN = arn, Tags = new[] { new { Key = "a", Value = "1" }, new { Key = "b", Value = "2" } } });
        await scene.CallAsync("UntagResource", new { ResourceARN = arn, TagKeys = new[] { "a" } });

        Assert.Equal("""{"Port":"80"}""", (await scene.CallAsync("GetServiceAttributes", new { ServiceId = id }))["ServiceAttributes"]!["Attributes"]!.ToJsonString());
        Assert.Equal("""[{"Key":"b","Value":"2"}]""", (await scene.CallAsync("ListTagsForResource", new { ResourceARN = arn }))["Tags"]!.ToJsonString());
        Assert.Equal("ResourceNotFoundException", (await scene.FailAsync("ListTagsForResource", new { ResourceARN = arn + "x" })).Code);
        var tooMany = Enumerable.Range(0, 50).Select(i => new { Key = $"k{i}", Value = "" }).ToArray();
        Assert.Equal("TooManyTagsException", (await scene.FailAsync("TagResource", new { ResourceARN = arn, Tags = tooMany })).Code);
        var found = await scene.Local.CallAsync("tagging", "GetResources", new { TagFilters = new[] { new { Key = "b" } } });
        Assert.Equal(arn, (string)found["ResourceTagMappingList"]![0]!["ResourceARN"]!);
    }
}
