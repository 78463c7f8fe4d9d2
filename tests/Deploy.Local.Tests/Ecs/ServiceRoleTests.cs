using Deploy.Local.Tests.Authorization;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>ECS acts by its service-linked role, which a new account does not have.</summary>
public sealed class ServiceRoleTests
{
    private const string Refusal = "Unable to assume the service linked role. Please verify that the ECS service linked role exists.";

    [Fact]
    public async Task The_first_cluster_makes_the_role()
    {
        await using var local = await TestLocal.StartAsync();
        Assert.Empty(await RolesAsync(local));

        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c"}""");

        Assert.Equal(["arn:aws:iam::000000000000:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"], await RolesAsync(local));
    }

    [Fact]
    public async Task A_caller_who_may_not_make_it_gets_a_cluster_without_one_and_no_service()
    {
        await using var local = await TestLocal.StartAsync();
        await Identity.SetAsync(local, Identity.Allow("*"), Identity.Deny("iam:CreateServiceLinkedRole"));
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();

        Assert.Empty(await RolesAsync(local));

        var (_, code, message) = await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody());
        Assert.Equal(("InvalidParameterException", Refusal), (code, message));

        await Identity.SetAsync(local, Identity.Allow("ecs:*"), Identity.Allow("iam:PassRole"),
            Identity.Allow("iam:CreateServiceLinkedRole", condition: """{"StringEquals":{"iam:AWSServiceName":"ecs.amazonaws.com"}}"""));
        Assert.Equal(403, (int)(await CreateAsync(local, "elasticloadbalancing.amazonaws.com")).Status);
        Assert.Equal(200, (int)(await CreateAsync(local, "ecs.amazonaws.com")).Status);
        await scene.CreateServiceAsync();
        Assert.Equal("InvalidInput", (await CreateAsync(local, "ecs.amazonaws.com")).Body.First("Code"));
    }

    [Fact]
    public async Task A_role_that_was_just_made_can_be_assumed_some_seconds_later()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("service-linked-roles", """{"delaySeconds":5}""");
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();

        Assert.Equal(Refusal, (await local.Aws.EcsErrorAsync("CreateService", scene.ServiceBody())).Message);
        local.Pass(5);
        await scene.CreateServiceAsync();
    }

    private static Task<(System.Net.HttpStatusCode Status, System.Xml.Linq.XElement Body)> CreateAsync(TestLocal local, string service) =>
        local.Aws.FormAsync("iam", "2010-05-08", "CreateServiceLinkedRole", ("AWSServiceName", service));

    private static async Task<List<string>> RolesAsync(TestLocal local)
    {
        var (_, roles) = await local.Aws.FormAsync("iam", "2010-05-08", "ListRoles", ("PathPrefix", "/aws-service-role/"));
        return [.. roles.All("Arn")];
    }
}
