using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

public sealed class ClusterTests
{
    [Fact]
    public async Task Creating_an_existing_cluster_returns_it_unchanged()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c","tags":[{"key":"a","value":"1"}]}""");

        var again = await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c","tags":[{"key":"b","value":"2"}]}""");

        Assert.Equal("""[{"key":"a","value":"1"}]""", again["cluster"]!["tags"]!.ToJsonString());
    }

    [Fact]
    public async Task Parts_are_described_only_when_included()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c","tags":[{"key":"a","value":"1"}],"configuration":{"executeCommandConfiguration":{"logging":"NONE"}}}""");

        var bare = (await local.Aws.EcsAsync("DescribeClusters", """{"clusters":["c"]}"""))["clusters"]![0]!;
        var full = (await local.Aws.EcsAsync("DescribeClusters", """{"clusters":["c"],"include":["TAGS","SETTINGS","CONFIGURATIONS","STATISTICS"]}"""))["clusters"]![0]!;

        Assert.Equal(("[]", "[]", "[]", null), (bare["tags"]!.ToJsonString(), bare["settings"]!.ToJsonString(), bare["statistics"]!.ToJsonString(), bare["configuration"]));
        Assert.Equal("""[{"key":"a","value":"1"}]""", full["tags"]!.ToJsonString());
        Assert.Equal("""[{"name":"containerInsights","value":"disabled"}]""", full["settings"]!.ToJsonString());
        Assert.Equal("NONE", (string)full["configuration"]!["executeCommandConfiguration"]!["logging"]!);
        Assert.NotEmpty(full["statistics"]!.AsArray());
    }

    [Fact]
    public async Task Missing_clusters_are_failures_not_errors()
    {
        await using var local = await TestLocal.StartAsync();

        var reply = await local.Aws.EcsAsync("DescribeClusters", """{"clusters":["nope"]}""");

        Assert.Empty(reply["clusters"]!.AsArray());
        Assert.Equal("""[{"arn":"arn:aws:ecs:eu-west-1:000000000000:cluster/nope","reason":"MISSING"}]""", reply["failures"]!.ToJsonString());
    }

    [Fact]
    public async Task A_cluster_with_services_is_not_deleted()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();

        Assert.Equal("ClusterContainsServicesException", (await local.Aws.EcsErrorAsync("DeleteCluster", """{"cluster":"c"}""")).Code);
        await local.Aws.EcsAsync("DeleteService", """{"cluster":"c","service":"web","force":true}""");
        local.Pass(2);
        var deleted = await local.Aws.EcsAsync("DeleteCluster", """{"cluster":"c"}""");

        Assert.Equal("INACTIVE", (string)deleted["cluster"]!["status"]!);
        Assert.Equal("ClusterNotFoundException", (await local.Aws.EcsErrorAsync("ListServices", """{"cluster":"c"}""")).Code);
        Assert.Empty((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
    }

    [Fact]
    public async Task Settings_are_updated()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");

        var reply = await local.Aws.EcsAsync("UpdateClusterSettings", """{"cluster":"c","settings":[{"name":"containerInsights","value":"enhanced"}]}""");

        Assert.Equal("enhanced", (string)reply["cluster"]!["settings"]![0]!["value"]!);
        Assert.Equal("InvalidParameterException", (await local.Aws.EcsErrorAsync("UpdateClusterSettings", """{"cluster":"c","settings":[{"name":"containerInsights","value":"maybe"}]}""")).Code);
    }

    [Fact]
    public async Task Capacity_providers_and_their_strategy_are_set_together()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");

        var reply = await local.Aws.EcsAsync("PutClusterCapacityProviders", """{"cluster":"c","capacityProviders":["FARGATE","FARGATE_SPOT"],"defaultCapacityProviderStrategy":[{"capacityProvider":"FARGATE_SPOT","weight":1}]}""");
        var unknown = await local.Aws.EcsErrorAsync("PutClusterCapacityProviders", """{"cluster":"c","capacityProviders":["mine"],"defaultCapacityProviderStrategy":[]}""");
        var foreign = await local.Aws.EcsErrorAsync("PutClusterCapacityProviders", """{"cluster":"c","capacityProviders":["FARGATE"],"defaultCapacityProviderStrategy":[{"capacityProvider":"FARGATE_SPOT","weight":1}]}""");

        Assert.Equal("""[{"capacityProvider":"FARGATE_SPOT","weight":1,"base":0}]""", reply["cluster"]!["defaultCapacityProviderStrategy"]!.ToJsonString());
        Assert.Equal("The specified capacity provider does not exist. Specify a valid name or ARN and try again.", unknown.Message);
        Assert.Contains("not associated with the cluster", foreign.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        await using var local = await TestLocal.StartAsync();
        foreach (var name in new[] { "a", "b", "c" })
            await local.Aws.EcsAsync("CreateCluster", $$"""{"clusterName":"{{name}}"}""");

        var first = await local.Aws.EcsAsync("ListClusters", """{"maxResults":2}""");
        var second = await local.Aws.EcsAsync("ListClusters", $$"""{"maxResults":2,"nextToken":"{{first["nextToken"]}}"}""");

        Assert.Equal((2, 1, null), (first["clusterArns"]!.AsArray().Count, second["clusterArns"]!.AsArray().Count, second["nextToken"]));
        Assert.Equal("InvalidParameterException", (await local.Aws.EcsErrorAsync("ListClusters", """{"nextToken":"zzz"}""")).Code);
    }
}
