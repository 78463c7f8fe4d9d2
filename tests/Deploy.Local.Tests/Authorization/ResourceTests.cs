using System.Net;
using Deploy.Local.Tests.Support;
using static Deploy.Local.Tests.Authorization.Identity;

namespace Deploy.Local.Tests.Authorization;

/// <summary>What the operations are judged against, above all where AWS surprises.</summary>
public sealed class ResourceTests
{
    private const string Iam = "2010-05-08";
    private const string Logs = "Logs_20140328";
    private const string TasksTrust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Definition =
        """{"family":"web","executionRoleArn":"arn:aws:iam::000000000000:role/deploy-ecs/exec","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"512","containerDefinitions":[{"name":"a","image":"x"}]}""";

    [Fact]
    public async Task A_role_that_is_not_there_is_judged_without_its_path()
    {
        await using var local = await TestLocal.StartAsync();
        await SetAsync(local, Allow("iam:*", "arn:aws:iam::000000000000:role/deploy-ecs/*"));

        var (absent, refusal) = await local.Aws.FormAsync("iam", Iam, "GetRole", ("RoleName", "web"));
        var (created, _) = await local.Aws.FormAsync("iam", Iam, "CreateRole", ("RoleName", "web"), ("Path", "/deploy-ecs/shop/"), ("AssumeRolePolicyDocument", TasksTrust));
        var (present, _) = await local.Aws.FormAsync("iam", Iam, "GetRole", ("RoleName", "web"));
        var (elsewhere, _) = await local.Aws.FormAsync("iam", Iam, "CreateRole", ("RoleName", "other"), ("AssumeRolePolicyDocument", TasksTrust));
        var (list, listed) = await local.Aws.FormAsync("iam", Iam, "ListRoles", ("PathPrefix", "/deploy-ecs/"));

        Assert.Equal((HttpStatusCode.Forbidden, "AccessDenied"), (absent, refusal.First("Code")));
        Assert.Equal($"User: {Principal} is not authorized to perform: iam:GetRole on resource: role web because no identity-based policy allows the iam:GetRole action", refusal.First("Message"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden), (created, present, elsewhere));
        Assert.Equal(HttpStatusCode.Forbidden, list);
        Assert.Contains("iam:ListRoles on resource: arn:aws:iam::000000000000:role/deploy-ecs/ because", listed.First("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_on_the_boundary_keeps_roles_below_it()
    {
        const string Boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
        await using var local = await TestLocal.StartAsync();
        await SetAsync(local, Allow("iam:*Role*", "arn:aws:iam::*:role/*", $$$"""{"StringEquals":{"iam:PermissionsBoundary":"{{{Boundary}}}"}}"""));

        var (free, _) = await local.Aws.FormAsync("iam", Iam, "CreateRole", ("RoleName", "web"), ("AssumeRolePolicyDocument", TasksTrust));
        var (bound, _) = await local.Aws.FormAsync("iam", Iam, "CreateRole", ("RoleName", "web"), ("AssumeRolePolicyDocument", TasksTrust), ("PermissionsBoundary", Boundary));
        var (other, _) = await local.Aws.FormAsync("iam", Iam, "PutRolePermissionsBoundary", ("RoleName", "web"), ("PermissionsBoundary", "arn:aws:iam::aws:policy/AdministratorAccess"));
        var (policy, _) = await local.Aws.FormAsync("iam", Iam, "AttachRolePolicy", ("RoleName", "web"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.OK), (free, bound, other, policy));
    }

    [Fact]
    public async Task Tags_and_roles_of_a_task_definition_need_permissions_of_their_own()
    {
        await using var local = await TestLocal.StartAsync();
        var register = Allow("ecs:RegisterTaskDefinition", "arn:aws:ecs:*:*:task-definition/web:*");
        var pass = Allow("iam:PassRole", "arn:aws:iam::*:role/deploy-ecs/*", """{"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}""");
        var tagged = Definition.Insert(1, """ "tags":[{"key":"a","value":"b"}],""");

        await SetAsync(local, register);
        Assert.Contains("iam:PassRole on resource: arn:aws:iam::000000000000:role/deploy-ecs/exec because", (await local.Aws.EcsErrorAsync("RegisterTaskDefinition", Definition)).Message, StringComparison.Ordinal);
        await SetAsync(local, register, Allow("iam:PassRole", condition: """{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}"""));
        Assert.Contains("iam:PassRole", (await local.Aws.EcsErrorAsync("RegisterTaskDefinition", Definition)).Message, StringComparison.Ordinal);
        await SetAsync(local, register, pass);
        await local.Aws.EcsAsync("RegisterTaskDefinition", Definition);
        Assert.Contains("ecs:TagResource on resource: arn:aws:ecs:eu-west-1:000000000000:task-definition/web:* because", (await local.Aws.EcsErrorAsync("RegisterTaskDefinition", tagged)).Message, StringComparison.Ordinal);
        await SetAsync(local, register, pass, Allow("ecs:TagResource", "arn:aws:ecs:*:*:task-definition/web:*", """{"StringEquals":{"ecs:CreateAction":"RegisterTaskDefinition","aws:RequestTag/a":"b"}}"""));
        await local.Aws.EcsAsync("RegisterTaskDefinition", tagged);
    }

    [Fact]
    public async Task Tags_of_what_is_there_and_the_cluster_are_condition_keys()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"ours","tags":[{"key":"deploy-ecs:application","value":"shop"}]}""");
        await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"theirs"}""");
        await SetAsync(
            local,
            Allow("ecs:DeleteCluster", condition: """{"StringEquals":{"aws:ResourceTag/deploy-ecs:application":"shop"}}"""),
            Allow("ecs:ListServices", condition: """{"ArnEquals":{"ecs:cluster":"arn:aws:ecs:eu-west-1:000000000000:cluster/ours"}}"""));

        await local.Aws.EcsAsync("ListServices", """{"cluster":"ours"}""");
        Assert.Equal("AccessDeniedException", (await local.Aws.EcsErrorAsync("ListServices", """{"cluster":"theirs"}""")).Code);
        Assert.Equal("AccessDeniedException", (await local.Aws.EcsErrorAsync("DeleteCluster", """{"cluster":"theirs"}""")).Code);
        await local.Aws.EcsAsync("DeleteCluster", """{"cluster":"ours"}""");
    }

    [Theory]
    [InlineData("arn:aws:logs:*:*:log-group:/ecs/web:*", "CreateLogGroup", true)]
    [InlineData("arn:aws:logs:*:*:log-group:/ecs/web", "CreateLogGroup", false)]
    [InlineData("arn:aws:logs:*:*:log-group:/ecs/web", "ListTagsForResource", true)]
    [InlineData("arn:aws:logs:*:*:log-group:/ecs/web:*", "ListTagsForResource", false)]
    [InlineData("arn:aws:logs:*:*:log-group:*", "DescribeLogGroups", false)]
    [InlineData("*", "DescribeLogGroups", true)]
    public async Task A_log_group_needs_the_star_behind_it_except_for_its_tags(string resource, string operation, bool allowed)
    {
        await using var local = await TestLocal.StartAsync();
        if (operation == "ListTagsForResource")
            await local.Aws.JsonAsync("logs", Logs, "CreateLogGroup", """{"logGroupName":"/ecs/web"}""");
        await SetAsync(local, Allow("logs:*", resource));
        var body = operation switch
        {
            "CreateLogGroup" => """{"logGroupName":"/ecs/web"}""",
            "ListTagsForResource" => """{"resourceArn":"arn:aws:logs:eu-west-1:000000000000:log-group:/ecs/web"}""",
            _ => "{}",
        };

        using var reply = await local.Aws.SendJsonAsync("logs", Logs, operation, body);

        Assert.Equal(allowed ? HttpStatusCode.OK : HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Theory]
    [InlineData("DescribeSecurityGroups", "ec2", "2016-11-15", "UnauthorizedOperation", "You are not authorized to perform this operation. User: ")]
    [InlineData("DescribeTargetGroups", "elasticloadbalancing", "2015-12-01", "AccessDenied", "User: ")]
    public async Task Each_protocol_has_its_own_refusal(string operation, string service, string version, string code, string begin)
    {
        await using var local = await TestLocal.StartAsync();
        await SetAsync(local, Allow("ecs:*"));

        var (status, body) = await local.Aws.FormAsync(service, version, operation);

        Assert.Equal((HttpStatusCode.Forbidden, code), (status, body.First("Code")));
        Assert.Equal(
            $"{begin}{Principal} is not authorized to perform: {service}:{operation} because no identity-based policy allows the {service}:{operation} action", body.First("Message"));
    }

    [Fact]
    public async Task An_assumed_role_may_what_its_policies_say_and_only_whom_it_trusts()
    {
        await using var local = await TestLocal.StartAsync();
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"sts:AssumeRole"}]}""";
        await local.Aws.FormAsync("iam", Iam, "CreateRole", ("RoleName", "prod"), ("Path", "/ci/"), ("AssumeRolePolicyDocument", Trust));
        await local.Aws.FormAsync("iam", Iam, "CreateRole", ("RoleName", "closed"), ("Path", "/ci/"), ("AssumeRolePolicyDocument", TasksTrust));
        await local.Aws.FormAsync("iam", Iam, "PutRolePolicy", ("RoleName", "prod"), ("PolicyName", "p"), ("PolicyDocument", Document(Allow("ecs:ListClusters")).ToJsonString()));
        await SetAsync(local, Allow("sts:AssumeRole", "arn:aws:iam::000000000000:role/ci/*"));

        var (closed, refusal) = await AssumeAsync("closed");
        var (absent, _) = await AssumeAsync("nobody");
        var (open, session) = await AssumeAsync("prod");
        Assert.True(HttpStatusCode.OK == open, session.ToString());
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (closed, absent));
        local.Aws.AccessKeyId = session.First("AccessKeyId")!;
        await local.Aws.EcsAsync("ListClusters", "{}");
        var (_, _, message) = await local.Aws.EcsErrorAsync("ListTaskDefinitions", "{}");

        Assert.Equal($"User: {Principal} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::000000000000:role/ci/closed", refusal.First("Message"));
        Assert.StartsWith("User: arn:aws:sts::000000000000:assumed-role/prod/run is not authorized", message, StringComparison.Ordinal);

        Task<(HttpStatusCode Status, System.Xml.Linq.XElement Body)> AssumeAsync(string role) => local.Aws.FormAsync(
            "sts", "2011-06-15", "AssumeRole", ("RoleArn", $"arn:aws:iam::000000000000:role/ci/{role}"), ("RoleSessionName", "run"));
    }
}
