using System.Text.Json.Nodes;
using Deploy.Local.Tests.Support;
using static Deploy.Local.Tests.Authorization.Identity;

namespace Deploy.Local.Tests.Authorization;

/// <summary>How policies are read: effects, wildcards, boundaries, conditions.</summary>
public sealed class PolicyTests
{
    private const string Cluster = """{"clusterName":"shop","tags":[{"key":"team","value":"a"},{"key":"stage","value":"dev"}]}""";

    [Fact]
    public async Task Without_an_identity_everything_is_allowed_and_with_one_only_what_it_says()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"before"}""");

        await SetAsync(local, Allow("ecs:CreateCluster", "arn:aws:ecs:*:*:cluster/shop"));
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"shop"}""");
        var (status, code, message) = await local.Aws.EcsErrorAsync("CreateCluster", """{"clusterName":"other"}""");
        var (_, _, list) = await local.Aws.EcsErrorAsync("ListClusters", "{}");

        Assert.Equal((400, "AccessDeniedException"), ((int)status, code));
        Assert.Equal(
            $"User: {Principal} is not authorized to perform: ecs:CreateCluster on resource: arn:aws:ecs:eu-west-1:000000000000:cluster/other because no identity-based policy allows the ecs:CreateCluster action",
            message);
        Assert.Equal($"User: {Principal} is not authorized to perform: ecs:ListClusters on resource: * because no identity-based policy allows the ecs:ListClusters action", list);
        Assert.Equal(Principal, (await local.Aws.FormAsync("sts", "2011-06-15", "GetCallerIdentity")).Body.First("Arn"));

        (await local.Aws.Client.DeleteAsync("/_local/identity")).EnsureSuccessStatusCode();
        await local.Aws.EcsAsync("ListClusters", "{}");
    }

    [Theory]
    [InlineData("ecs:*")]
    [InlineData("ECS:createcluster")]
    [InlineData("ecs:Create?luster")]
    [InlineData("*")]
    public async Task Actions_have_wildcards_and_no_case(string action)
    {
        await using var local = await TestLocal.StartAsync();
        await SetAsync(local, Allow(action));

        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"shop"}""");
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", true)]
    [InlineData("""{"Effect":"Allow","NotAction":"ecs:*","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","NotAction":["iam:*","ECS:createcluster"],"Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"ecs:*","NotResource":["arn:aws:ecs:*:*:cluster/prod-*","arn:aws:ecs:*:*:cluster/s*"]}""", false)]
    [InlineData("""{"Effect":"Allow","Resource":"*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"ecs:*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"ecs:*","NotResource":"arn:aws:ecs:*:*:cluster/prod-*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"ecs:*","NotResource":"arn:aws:ecs:*:*:cluster/sho?"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"ecs:*","Resource":"arn:aws:ecs:*:*:cluster/*"}""", true)]
    [InlineData("""{"Effect":"Allow","Action":"ecs:*","Resource":"arn:aws:ecs:*:cluster/*"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"ecs:*","Resource":"arn:aws:ecs:*:*:cluster/SHOP"}""", false)]
    [InlineData("""{"Effect":"Allow","Action":"ecs:*","Resource":"arn:aws:ecs:us-*:*:cluster/shop"}""", false)]
    public async Task Elements_that_exclude_and_parts_of_an_ARN(string statement, bool allowed)
    {
        await using var local = await TestLocal.StartAsync();
        await SetAsync(local, statement, Allow("ecs:TagResource"));

        await ExpectAsync(local, allowed);
    }

    [Fact]
    public async Task An_explicit_deny_wins_and_a_boundary_caps()
    {
        await using var local = await TestLocal.StartAsync();

        await SetAsync(local, Allow("ecs:*"), Deny("ecs:CreateCluster"));
        Assert.EndsWith("with an explicit deny in an identity-based policy", (await local.Aws.EcsErrorAsync("CreateCluster", Cluster)).Message, StringComparison.Ordinal);
        await SetAsync(local, boundary: Allow("iam:*"), [Allow("ecs:*")]);
        Assert.EndsWith("because no permissions boundary allows the ecs:CreateCluster action", (await local.Aws.EcsErrorAsync("CreateCluster", Cluster)).Message, StringComparison.Ordinal);
        await SetAsync(local, boundary: Allow("*"), [Allow("ecs:*")]);
        await local.Aws.EcsAsync("CreateCluster", Cluster);
    }

    [Fact]
    public async Task A_deny_in_the_boundary_wins_over_what_both_allow()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.AdminPostAsync("identity", new JsonObject
        {
            ["principal"] = Principal,
            ["policies"] = new JsonArray(Document(Allow("ecs:*"))),
            ["permissionsBoundary"] = Document(Allow("*"), Deny("ecs:CreateCluster")),
        }.ToJsonString());

        Assert.EndsWith("with an explicit deny in a permissions boundary", (await local.Aws.EcsErrorAsync("CreateCluster", Cluster)).Message, StringComparison.Ordinal);
        await local.Aws.EcsAsync("ListClusters", "{}");
    }

    [Theory]
    [InlineData("ecs:CreateCluste?", true)]
    [InlineData("ecs:CreateClu?", false)]
    [InlineData("ecs:CreateCluster?", false)]
    [InlineData("ecs:?reateCluster", true)]
    public async Task A_question_mark_is_one_character(string action, bool allowed)
    {
        await using var local = await TestLocal.StartAsync();
        await SetAsync(local, Allow(action), Allow("ecs:TagResource"));

        await ExpectAsync(local, allowed);
    }

    [Theory]
    [InlineData("""{"StringEquals":{"aws:RequestTag/team":"a"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:requesttag/TEAM":["b","a"]}}""", true)]
    [InlineData("""{"StringEquals":{"aws:RequestTag/team":"A"}}""", false)]
    [InlineData("""{"StringEqualsIgnoreCase":{"aws:RequestTag/team":"A"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:RequestTag/owner":"a"}}""", false)]
    [InlineData("""{"StringEqualsIfExists":{"aws:RequestTag/owner":"a"}}""", true)]
    [InlineData("""{"StringNotEquals":{"aws:RequestTag/owner":"a"}}""", true)]
    [InlineData("""{"StringNotEquals":{"aws:RequestTag/team":["a","b"]}}""", false)]
    [InlineData("""{"StringLike":{"aws:RequestedRegion":"eu-*"}}""", true)]
    [InlineData("""{"StringNotLike":{"aws:RequestedRegion":"eu-*"}}""", false)]
    [InlineData("""{"Null":{"aws:RequestTag/owner":"true","aws:RequestTag/team":"false"}}""", true)]
    [InlineData("""{"Null":{"aws:RequestTag/team":true}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team","stage","more"]}}""", true)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}""", false)]
    [InlineData("""{"ForAllValues:StringEquals":{"aws:Nothing":["team"]}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:TagKeys":["team"]}}""", true)]
    [InlineData("""{"ForAnyValue:StringEquals":{"aws:Nothing":["team"]}}""", false)]
    [InlineData("""{"Bool":{"aws:SecureTransport":"true"}}""", true)]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"127.0.0.0/8"}}""", true)]
    [InlineData("""{"NotIpAddress":{"aws:SourceIp":["10.0.0.0/8","127.0.0.1"]}}""", false)]
    [InlineData("""{"DateGreaterThan":{"aws:CurrentTime":"2029-12-31T00:00:00Z"}}""", true)]
    [InlineData("""{"DateLessThan":{"aws:CurrentTime":"2029-12-31T00:00:00Z"}}""", false)]
    [InlineData("""{"NumericGreaterThanEquals":{"aws:EpochTime":1}}""", true)]
    [InlineData("""{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/deploy*"}}""", true)]
    [InlineData("""{"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::000000000000:role/deployer"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"${aws:ResourceAccount}"}}""", true)]
    [InlineData("""{"StringEquals":{"aws:PrincipalAccount":"${aws:Nothing}"}}""", false)]
    [InlineData("""{"StringEquals":{"aws:RequestTag/team":"a","aws:RequestTag/stage":"prod"}}""", false)]
    [InlineData("""{"StringIs":{"aws:RequestTag/team":"a"}}""", false)]
    public async Task Conditions_hold_as_in_IAM(string condition, bool allowed)
    {
        await using var local = await TestLocal.StartAsync();
        await SetAsync(local, Allow("ecs:CreateCluster", condition: condition), Allow("ecs:TagResource"));

        await ExpectAsync(local, allowed);
    }

    [Theory]
    [InlineData("""{"policies":[{"Version":"2012-10-17"}]}""", "no Statement")]
    [InlineData("""{"policies":[],"principal":"arn:aws:iam::123456789012:user/x"}""", "neither a user of account 000000000000")]
    [InlineData("""{"principal":"arn:aws:iam::000000000000:user/x"}""", "policies")]
    public async Task An_identity_that_cannot_be_is_refused(string body, string why)
    {
        await using var local = await TestLocal.StartAsync();

        using var reply = await local.Aws.Client.PostAsync("/_local/identity", new StringContent(body));

        Assert.Equal(400, (int)reply.StatusCode);
        Assert.Contains(why, await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task ExpectAsync(TestLocal local, bool allowed)
    {
        if (allowed)
            await local.Aws.EcsAsync("CreateCluster", Cluster);
        else
            Assert.Equal("AccessDeniedException", (await local.Aws.EcsErrorAsync("CreateCluster", Cluster)).Code);
    }
}
