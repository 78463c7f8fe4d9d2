using System.Net;
using Deploy.Local.Tests.Authorization;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Admin;

/// <summary>After a reset Local is as it was when it was new, but for its port.</summary>
public sealed class ResetTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_that_was_set_is_forgotten(bool onDisk)
    {
        using var folder = new TemporaryFolder();
        await using var local = await TestLocal.StartAsync(onDisk ? folder.Path : null);
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");
        await local.Aws.AdminPostAsync("consistency", """{"invisibleReads":3,"shuffleLists":true,"refuseYoung":true}""");
        await local.Aws.AdminPostAsync("faults", """{"service":"*","operation":"ListServices","kind":"throttle","times":9}""");
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit"}""");
        await local.Aws.AdminPostAsync("network", """{"defaultVpc":false}""");
        await local.Aws.AdminPostAsync("service-linked-roles", """{"delaySeconds":500}""");
        await Identity.SetAsync(local, Identity.Allow("sts:*"));

        await local.Aws.AdminPostAsync("reset", "");

        Assert.Empty((await local.Aws.AdminAsync("requests"))["requests"]!.AsArray());
        Assert.Empty((await local.Aws.AdminAsync("faults"))["faults"]!.AsArray());
        Assert.Empty((await local.Aws.AdminAsync("tasks/faults"))["faults"]!.AsArray());
        Assert.Equal(0, (int)(await local.Aws.AdminAsync("consistency"))["invisibleReads"]!);
        Assert.Null((await local.Aws.AdminAsync("identity"))["principal"]);
        // Everybody may everything again, on what is new: nothing is there, and the role of ECS can be assumed at once.
        Assert.Empty((await local.Aws.EcsAsync("ListClusters", "{}"))["clusterArns"]!.AsArray());
        var (found, subnets) = await local.Aws.Ec2Async("DescribeSubnets");
        Assert.Equal(HttpStatusCode.OK, found);
        Assert.NotNull(subnets.First("subnetId"));
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();
    }
}
