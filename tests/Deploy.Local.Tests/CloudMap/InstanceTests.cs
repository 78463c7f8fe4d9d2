using System.Text.Json.Nodes;

namespace Deploy.Local.Tests.CloudMap;

public sealed class InstanceTests
{
    [Fact]
    public async Task An_instance_comes_and_goes_with_its_operations()
    {
        await using var scene = await CloudMapScene.StartAsync();
        var id = await scene.ServiceAsync(await scene.PrivateAsync(), types: ["A", "SRV"]);
        var instance = new { ServiceId = id, InstanceId = "i1" };

        var operation = (string)(await scene.CallAsync("RegisterInstance", Registration(id, "i1", ("AWS_INSTANCE_IPV4", "10.0.0.1"), ("AWS_INSTANCE_PORT", "8080"))))["OperationId"]!;
        Assert.Equal("InstanceNotFound", (await scene.FailAsync("GetInstance", instance)).Code);
        Assert.Equal("DuplicateRequest", (await scene.FailAsync("DeregisterInstance", instance)).Code);
        Assert.Equal("ResourceInUse", (await scene.FailAsync("DeleteService", new { Id = id })).Code);
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        var found = (await scene.CallAsync("GetInstance", instance))["Instance"]!;
        Assert.Equal("""{"AWS_INSTANCE_IPV4":"10.0.0.1","AWS_INSTANCE_PORT":"8080"}""", found["Attributes"]!.ToJsonString());
        Assert.Equal([operation], (await scene.CallAsync("ListOperations", new { Filters = new[] { new { Name = "SERVICE_ID", Values = new[] { id } } } }))["Operations"]!.AsArray().Select(one => (string)one!["Id"]!));

        await scene.DoneAsync("RegisterInstance", Registration(id, "i1", ("AWS_INSTANCE_IPV4", "10.0.0.2"), ("AWS_INSTANCE_PORT", "8080")), "INSTANCE");
        var listed = (await scene.CallAsync("ListInstances", new { ServiceId = id }))["Instances"]!.AsArray();
        Assert.Equal(["10.0.0.2"], listed.Select(one => (string)one!["Attributes"]!["AWS_INSTANCE_IPV4"]!));

        await scene.CallAsync("DeregisterInstance", instance);
        Assert.Single((await scene.CallAsync("ListInstances", new { ServiceId = id }))["Instances"]!.AsArray());
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("InstanceNotFound", (await scene.FailAsync("DeregisterInstance", instance)).Code);
        await scene.CallAsync("DeleteService", new { Id = id });
        Assert.Equal("ServiceNotFound", (await scene.FailAsync("ListInstances", new { ServiceId = id })).Code);
    }

    [Theory]
    [InlineData("A", "AWS_INSTANCE_PORT=80", "AWS_INSTANCE_IPV4")]
    [InlineData("A", "AWS_INSTANCE_IPV4=10.0.0.300", "is not such an address")]
    [InlineData("AAAA", "AWS_INSTANCE_IPV4=10.0.0.1", "AWS_INSTANCE_IPV6")]
    [InlineData("SRV", "AWS_INSTANCE_IPV4=10.0.0.1", "AWS_INSTANCE_PORT")]
    [InlineData("SRV", "AWS_INSTANCE_PORT=80", "AWS_INSTANCE_IPV4 or AWS_INSTANCE_IPV6")]
    [InlineData("SRV", "AWS_INSTANCE_IPV4=10.0.0.1,AWS_INSTANCE_PORT=70000", "from 0 to 65535")]
    [InlineData("A", "AWS_INSTANCE_IPV4=10.0.0.1,AWS_INIT_HEALTH_STATUS=HEALTHY", "HealthCheckCustomConfig")]
    [InlineData("A", "AWS_ALIAS_DNS_NAME=x.example.com", "WEIGHTED")]
    [InlineData("A", "AWS_EC2_INSTANCE_ID=i-1", "no instances of EC2")]
    public async Task Cloud_Map_refuses(string type, string attributes, string reason)
    {
        await using var scene = await CloudMapScene.StartAsync();
        var id = await scene.ServiceAsync(await scene.PrivateAsync(), types: type);

        var (code, message) = await scene.FailAsync("RegisterInstance", Registration(id, "i1", [.. attributes.Split(',').Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))]));

        Assert.Equal("InvalidInput", code);
        Assert.Matches(reason, message);
    }

    [Fact]
    public async Task A_health_status_that_is_told_holds_after_half_a_minute()
    {
        await using var scene = await CloudMapScene.StartAsync();
        var home = await scene.DoneAsync("CreateHttpNamespace", new { Name = "shop" });
        var id = await scene.ServiceAsync(home, customHealth: true);
        await scene.DoneAsync("RegisterInstance", Registration(id, "i1", ("AWS_INSTANCE_IPV4", "10.0.0.1")), "INSTANCE");
        await scene.DoneAsync("RegisterInstance", Registration(id, "i2", ("AWS_INSTANCE_IPV4", "10.0.0.2"), ("AWS_INIT_HEALTH_STATUS", "UNHEALTHY")), "INSTANCE");
        Assert.Equal("""{"i1":"HEALTHY","i2":"UNHEALTHY"}""", await HealthAsync());

        await TellAsync("i1", "UNHEALTHY");
        scene.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("""{"i1":"HEALTHY","i2":"UNHEALTHY"}""", await HealthAsync());
        await TellAsync("i1", "HEALTHY");
        scene.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("""{"i1":"HEALTHY","i2":"UNHEALTHY"}""", await HealthAsync());
        await TellAsync("i2", "HEALTHY");
        scene.Clock.Advance(TimeSpan.FromSeconds(29));
        await TellAsync("i2", "HEALTHY");
        scene.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("""{"i1":"HEALTHY","i2":"HEALTHY"}""", await HealthAsync());

        var plain = await scene.ServiceAsync(home, "plain");
        await scene.DoneAsync("RegisterInstance", Registration(plain, "i1", ("a", "b")), "INSTANCE");
        Assert.Equal("CustomHealthNotFound", (await scene.FailAsync("UpdateInstanceCustomHealthStatus", new { ServiceId = plain, InstanceId = "i1", Status = "HEALTHY" })).Code);

        async Task<string> HealthAsync() => (await scene.CallAsync("GetInstancesHealthStatus", new { ServiceId = id }))["Status"]!.ToJsonString();
        Task TellAsync(string instance, string status) => scene.CallAsync("UpdateInstanceCustomHealthStatus", new { ServiceId = id, InstanceId = instance, Status = status });
    }

    [Fact]
    public async Task Instances_are_discovered_by_health_and_attributes()
    {
        await using var scene = await CloudMapScene.StartAsync();
        var id = await scene.ServiceAsync(await scene.PrivateAsync(), customHealth: true, types: "A");
        foreach (var (name, zone, health) in new[] { ("i1", "a", "HEALTHY"), ("i2", "b", "HEALTHY"), ("i3", "b", "UNHEALTHY") })
            await scene.DoneAsync("RegisterInstance", Registration(id, name, ("AWS_INSTANCE_IPV4", "10.0.0.1"), ("zone", zone), ("AWS_INIT_HEALTH_STATUS", health)), "INSTANCE");

        Assert.Equal(["i1", "i2"], await FoundAsync("{}"));
        Assert.Equal(["i1", "i2", "i3"], await FoundAsync("""{"HealthStatus":"ALL"}"""));
        Assert.Equal(["i3"], await FoundAsync("""{"HealthStatus":"UNHEALTHY"}"""));
        Assert.Equal(["i2"], await FoundAsync("""{"QueryParameters":{"zone":"b"}}"""));
        Assert.Equal(["i2"], await FoundAsync("""{"OptionalParameters":{"zone":"b"}}"""));
        Assert.Equal(["i1", "i2"], await FoundAsync("""{"OptionalParameters":{"zone":"c"}}"""));
        Assert.Equal(["i1"], await FoundAsync("""{"MaxResults":1}"""));
        await scene.DoneAsync("DeregisterInstance", new { ServiceId = id, InstanceId = "i1" }, "INSTANCE");
        await scene.DoneAsync("DeregisterInstance", new { ServiceId = id, InstanceId = "i2" }, "INSTANCE");
        Assert.Equal(["i3"], await FoundAsync("""{"HealthStatus":"HEALTHY_OR_ELSE_ALL"}"""));
        Assert.Equal("NamespaceNotFound", (await scene.FailAsync("DiscoverInstances", new { NamespaceName = "x", ServiceName = "orders" })).Code);
        Assert.Equal("ServiceNotFound", (await scene.FailAsync("DiscoverInstances", new { NamespaceName = "shop.local", ServiceName = "x" })).Code);
        Assert.True((long)(await scene.CallAsync("DiscoverInstancesRevision", new { NamespaceName = "shop.local", ServiceName = "orders" }))["InstancesRevision"]! > 3);

        async Task<IEnumerable<string>> FoundAsync(string more)
        {
            var input = (JsonObject)JsonNode.Parse(more)!;
            (input["NamespaceName"], input["ServiceName"]) = ("shop.local", "orders");
            return (await scene.CallAsync("DiscoverInstances", input))["Instances"]!.AsArray().Select(one => (string)one!["InstanceId"]!);
        }
    }

    private static JsonObject Registration(string service, string id, params (string Key, string Value)[] attributes) => new()
    {
        ["ServiceId"] = service,
        ["InstanceId"] = id,
        ["Attributes"] = new JsonObject(attributes.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
    };

    [Fact]
    public async Task The_newest_operations_are_kept()
    {
        await using var scene = await CloudMapScene.StartAsync();
        var service = await scene.ServiceAsync(await scene.DoneAsync("CreateHttpNamespace", new { Name = "shop" }));
        string last = "";
        for (var i = 0; i < 1003; i++)
        {
            scene.Clock.Advance(TimeSpan.FromSeconds(2));
            var input = new { ServiceId = service, InstanceId = "one", Attributes = new Dictionary<string, string> { ["n"] = $"{i}" } };
            last = (string)(await scene.CallAsync("RegisterInstance", input))["OperationId"]!;
        }

        scene.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("SUCCESS", (string)(await scene.CallAsync("GetOperation", new { OperationId = last }))["Operation"]!["Status"]!);
    }
}
