using System.Text.Json.Nodes;

namespace Deploy.Local.Tests.CloudMap;

public sealed class NamespaceTests
{
    [Fact]
    public async Task A_namespace_is_there_when_its_operation_is_done()
    {
        await using var scene = await CloudMapScene.StartAsync();

        var operation = (string)(await scene.CallAsync("CreateHttpNamespace", new { Name = "shop", Description = "all", CreatorRequestId = "t", Tags = new[] { new { Key = "a", Value = "b" } } }))["OperationId"]!;
        var submitted = (await scene.CallAsync("GetOperation", new { OperationId = operation }))["Operation"]!;
        var id = (string)submitted["Targets"]!["NAMESPACE"]!;

        Assert.Equal(("SUBMITTED", "CREATE_NAMESPACE"), ((string)submitted["Status"]!, (string)submitted["Type"]!));
        Assert.Equal("NamespaceNotFound", (await scene.FailAsync("GetNamespace", new { Id = id })).Code);
        Assert.Empty(await NamesAsync(scene, new { }));
        // The same request again is the same operation, another one is refused.
        Assert.Equal(operation, (string)(await scene.CallAsync("CreateHttpNamespace", new { Name = "shop", CreatorRequestId = "t" }))["OperationId"]!);
        Assert.Equal("DuplicateRequest", (await scene.FailAsync("CreateHttpNamespace", new { Name = "shop", CreatorRequestId = "u" })).Code);
        scene.Clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal("PENDING", (string)(await scene.CallAsync("GetOperation", new { OperationId = operation }))["Operation"]!["Status"]!);
        scene.Clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal("SUCCESS", (string)(await scene.CallAsync("GetOperation", new { OperationId = operation }))["Operation"]!["Status"]!);

        var made = (await scene.CallAsync("GetNamespace", new { Id = id }))["Namespace"]!;
        Assert.Equal(
            ($"arn:aws:servicediscovery:eu-west-1:000000000000:namespace/{id}", "HTTP", "shop", "all", "t", 0),
            ((string)made["Arn"]!, (string)made["Type"]!, (string)made["Properties"]!["HttpProperties"]!["HttpName"]!, (string)made["Description"]!, (string)made["CreatorRequestId"]!, (int)made["ServiceCount"]!));
        Assert.True(JsonNode.DeepEquals(made, (await scene.CallAsync("GetNamespace", new { Id = (string)made["Arn"]! }))["Namespace"]));
        Assert.Equal("b", (string)(await scene.CallAsync("ListTagsForResource", new { ResourceARN = (string)made["Arn"]! }))["Tags"]![0]!["Value"]!);
        Assert.Equal("NamespaceAlreadyExists", (await scene.FailAsync("CreateHttpNamespace", new { Name = "shop" })).Code);
    }

    [Fact]
    public async Task A_private_namespace_has_a_zone_and_a_name_for_DiscoverInstances()
    {
        await using var scene = await CloudMapScene.StartAsync();
        await scene.DoneAsync("CreateHttpNamespace", new { Name = "shop.local" });

        var id = await scene.DoneAsync("CreatePrivateDnsNamespace", new { Name = "shop.local", Vpc = await scene.VpcAsync(), Properties = new { DnsProperties = new { SOA = new { TTL = 60 } } } });
        var properties = (await scene.CallAsync("GetNamespace", new { Id = id }))["Namespace"]!["Properties"]!;

        Assert.Matches("^Z[A-Z2-7]{20}$", (string)properties["DnsProperties"]!["HostedZoneId"]!);
        Assert.Equal(60, (int)properties["DnsProperties"]!["SOA"]!["TTL"]!);
        Assert.Matches("^shop.local-[a-z0-9]{16}$", (string)properties["HttpProperties"]!["HttpName"]!);
        Assert.Equal("InvalidInput", (await scene.FailAsync("CreatePrivateDnsNamespace", new { Name = "other.local", Vpc = "vpc-0000" })).Code);
        Assert.Equal("InvalidInput", (await scene.FailAsync("CreatePrivateDnsNamespace", new { Name = "shop..local", Vpc = await scene.VpcAsync() })).Code);
        Assert.Equal("InvalidInput", (await scene.FailAsync("CreateHttpNamespace", new { Name = "a b" })).Code);
        Assert.Equal("NamespaceAlreadyExists", (await scene.FailAsync("CreatePrivateDnsNamespace", new { Name = "SHOP.local", Vpc = await scene.VpcAsync() })).Code);

        await scene.DoneAsync("UpdatePrivateDnsNamespace", new { Id = id, Namespace = new { Description = "x", Properties = new { DnsProperties = new { SOA = new { TTL = 30 } } } } });
        var updated = (await scene.CallAsync("GetNamespace", new { Id = id }))["Namespace"]!;
        Assert.Equal(("x", 30), ((string)updated["Description"]!, (int)updated["Properties"]!["DnsProperties"]!["SOA"]!["TTL"]!));
        Assert.Equal("InvalidInput", (await scene.FailAsync("UpdateHttpNamespace", new { Id = id, Namespace = new { Description = "y" } })).Code);
    }

    [Fact]
    public async Task Lists_are_filtered_and_come_in_pages()
    {
        await using var scene = await CloudMapScene.StartAsync();
        await scene.DoneAsync("CreateHttpNamespace", new { Name = "shop" });
        await scene.DoneAsync("CreateHttpNamespace", new { Name = "shop-test" });
        await scene.PrivateAsync();
        await scene.DoneAsync("CreatePublicDnsNamespace", new { Name = "shop.example.com" });

        Assert.Equal(["shop", "shop-test"], await NamesAsync(scene, Filter("TYPE", null, "HTTP")));
        Assert.Equal(["shop.local", "shop.example.com"], await NamesAsync(scene, Filter("TYPE", "IN", "DNS_PRIVATE", "DNS_PUBLIC")));
        Assert.Equal(["shop"], await NamesAsync(scene, Filter("NAME", "EQ", "shop")));
        Assert.Equal(["shop-test"], await NamesAsync(scene, Filter("HTTP_NAME", "BEGINS_WITH", "shop-")));
        Assert.Empty(await NamesAsync(scene, Filter("RESOURCE_OWNER", "EQ", "OTHER_ACCOUNTS")));
        Assert.Equal("InvalidInput", (await scene.FailAsync("ListNamespaces", Filter("NAME", "IN", "a"))).Code);
        Assert.Equal("InvalidInput", (await scene.FailAsync("ListNamespaces", Filter("NAME", "EQ", "a", "b"))).Code);
        var first = await scene.CallAsync("ListNamespaces", new { MaxResults = 3 });
        Assert.Equal(["shop.example.com"], await NamesAsync(scene, new { MaxResults = 3, NextToken = (string)first["NextToken"]! }));
        Assert.Equal("InvalidInput", (await scene.FailAsync("ListNamespaces", new { NextToken = "x" })).Code);

        var since = scene.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(4, (await scene.CallAsync("ListOperations", Filter("UPDATE_DATE", "BETWEEN", "0", $"{since}")))["Operations"]!.AsArray().Count);
        Assert.Empty((await scene.CallAsync("ListOperations", Filter("STATUS", "IN", "PENDING", "FAIL")))["Operations"]!.AsArray());
        Assert.Equal("OperationNotFound", (await scene.FailAsync("GetOperation", new { OperationId = "x" })).Code);
    }

    [Fact]
    public async Task A_namespace_with_a_service_stays()
    {
        await using var scene = await CloudMapScene.StartAsync();
        var home = await scene.PrivateAsync();
        var service = await scene.ServiceAsync(home, types: "A");

        Assert.Equal("ResourceInUse", (await scene.FailAsync("DeleteNamespace", new { Id = home })).Code);
        await scene.CallAsync("DeleteService", new { Id = service });
        var operation = await scene.CallAsync("DeleteNamespace", new { Id = home });
        // It is there until that is done.
        await scene.CallAsync("GetNamespace", new { Id = home });
        Assert.Equal("DuplicateRequest", (await scene.FailAsync("DeleteNamespace", new { Id = home })).Code);
        scene.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("NamespaceNotFound", (await scene.FailAsync("GetNamespace", new { Id = home })).Code);
        Assert.Equal("SUCCESS", (string)(await scene.CallAsync("GetOperation", new { OperationId = (string)operation["OperationId"]! }))["Operation"]!["Status"]!);
    }

    private static object Filter(string name, string? condition, params string[] values)
    {
        var filter = new JsonObject { ["Name"] = name, ["Values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) };
        if (condition is not null)
            filter["Condition"] = condition;
        return new JsonObject { ["Filters"] = new JsonArray(filter) };
    }

    private static async Task<IEnumerable<string>> NamesAsync(CloudMapScene scene, object input) =>
        (await scene.CallAsync("ListNamespaces", input))["Namespaces"]!.AsArray().Select(one => (string)one!["Name"]!);
}
