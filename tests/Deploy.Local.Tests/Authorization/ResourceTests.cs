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

    [Fact]
    public async Task An_assumed_role_is_capped_by_its_boundary_and_kept_out_by_a_deny_of_its_trust()
    {
        const string Trusted = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},"Action":"sts:AssumeRole"}""";
        await using var local = await TestLocal.StartAsync();
        await MakeAsync("capped", Trusted, ("PermissionsBoundary", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
        await MakeAsync("barred", $$"""{{Trusted}},{"Effect":"Deny","Principal":"*","Action":"sts:*"}""");
        await SetAsync(local, Allow("sts:AssumeRole"));

        var (barred, _) = await AssumeAsync("barred");
        var (open, session) = await AssumeAsync("capped");
        local.Aws.AccessKeyId = session.First("AccessKeyId")!;

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (barred, open));
        Assert.EndsWith("because no permissions boundary allows the ecs:ListClusters action", (await local.Aws.EcsErrorAsync("ListClusters", "{}")).Message, StringComparison.Ordinal);

        async Task MakeAsync(string name, string statements, params (string, string)[] more)
        {
            var trust = $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";
            var (made, body) = await local.Aws.FormAsync("iam", Iam, "CreateRole", [("RoleName", name), ("AssumeRolePolicyDocument", trust), .. more]);
            Assert.True(made == HttpStatusCode.OK, body.ToString());
            await local.Aws.FormAsync("iam", Iam, "PutRolePolicy", ("RoleName", name), ("PolicyName", "p"), ("PolicyDocument", Document(Allow("ecs:*")).ToJsonString()));
        }

        Task<(HttpStatusCode Status, System.Xml.Linq.XElement Body)> AssumeAsync(string role) => local.Aws.FormAsync(
            "sts", "2011-06-15", "AssumeRole", ("RoleArn", $"arn:aws:iam::000000000000:role/{role}"), ("RoleSessionName", "run"));
    }

    [Fact]
    public async Task What_a_role_is_for_and_which_policies_it_gets_are_condition_keys()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.FormAsync("iam", Iam, "CreateRole", ("RoleName", "web"), ("AssumeRolePolicyDocument", TasksTrust));
        await local.Aws.FormAsync("iam", Iam, "CreateRole", ("RoleName", "bound"), ("AssumeRolePolicyDocument", TasksTrust), ("PermissionsBoundary", "arn:aws:iam::aws:policy/PowerUserAccess"));
        await SetAsync(
            local,
            Allow("iam:AttachRolePolicy", condition: """{"ArnEquals":{"iam:PolicyARN":"arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"}}"""),
            Allow("iam:PutRolePolicy", condition: """{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::aws:policy/PowerUserAccess"}}"""));

        var (pulls, _) = await local.Aws.FormAsync("iam", Iam, "AttachRolePolicy", ("RoleName", "web"), ("PolicyArn", "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"));
        var (all, _) = await local.Aws.FormAsync("iam", Iam, "AttachRolePolicy", ("RoleName", "web"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        var policy = Document(Allow("*")).ToJsonString();
        var (free, _) = await local.Aws.FormAsync("iam", Iam, "PutRolePolicy", ("RoleName", "web"), ("PolicyName", "p"), ("PolicyDocument", policy));
        var (bound, _) = await local.Aws.FormAsync("iam", Iam, "PutRolePolicy", ("RoleName", "bound"), ("PolicyName", "p"), ("PolicyDocument", policy));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK), (pulls, all, free, bound));
    }

    [Fact]
    public async Task Tags_that_are_set_and_removed_are_condition_keys()
    {
        await using var local = await TestLocal.StartAsync();
        var cluster = (string)(await local.Aws.EcsAsync("CreateCluster", """{"clusterName":"c","tags":[{"key":"team","value":"a"},{"key":"other","value":"b"}]}"""))["cluster"]!["clusterArn"]!;
        await SetAsync(
            local,
            Allow("ecs:TagResource", condition: """{"StringEquals":{"aws:RequestTag/team":"a"}}"""),
            Allow("ecs:UntagResource", condition: """{"ForAnyValue:StringEquals":{"aws:TagKeys":"team"}}"""));

        await local.Aws.EcsAsync("TagResource", $$"""{"resourceArn":"{{cluster}}","tags":[{"key":"team","value":"a"}]}""");
        Assert.Equal("AccessDeniedException", (await local.Aws.EcsErrorAsync("TagResource", $$"""{"resourceArn":"{{cluster}}","tags":[{"key":"team","value":"b"}]}""")).Code);
        Assert.Equal("AccessDeniedException", (await local.Aws.EcsErrorAsync("UntagResource", $$"""{"resourceArn":"{{cluster}}","tagKeys":["other"]}""")).Code);
        await local.Aws.EcsAsync("UntagResource", $$"""{"resourceArn":"{{cluster}}","tagKeys":["team"]}""");
    }

    [Fact]
    public async Task A_task_that_is_run_needs_its_roles_to_be_passed_and_its_tags_to_be_allowed()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        var body = $$$"""{"networkConfiguration":{"awsvpcConfiguration":{"subnets":["{{{scene.Subnet}}}"]}},"cluster":"c","taskDefinition":"web","launchType":"FARGATE"}""";
        var tagged = body.Insert(1, """ "tags":[{"key":"a","value":"b"}],""");
        var (run, pass) = (Allow("ecs:RunTask"), Allow("iam:PassRole", EcsScene.Role, """{"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}"""));

        await SetAsync(local, run);
        Assert.Contains($"iam:PassRole on resource: {EcsScene.Role} because", (await local.Aws.EcsErrorAsync("RunTask", body)).Message, StringComparison.Ordinal);
        await SetAsync(local, run, pass);
        await local.Aws.EcsAsync("RunTask", body);
        Assert.Contains("ecs:TagResource on resource: arn:aws:ecs:eu-west-1:000000000000:task/c/* because", (await local.Aws.EcsErrorAsync("RunTask", tagged)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scheduler.amazonaws.com", true)]
    [InlineData("ecs-tasks.amazonaws.com", false)]
    public async Task The_role_of_a_schedule_is_passed_to_Scheduler(string passedTo, bool allowed)
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.FormAsync(
            "iam", Iam, "CreateRole", ("RoleName", "scheduler"),
            ("AssumeRolePolicyDocument", TasksTrust.Replace("ecs-tasks", "scheduler", StringComparison.Ordinal)));
        await SetAsync(local, Allow("scheduler:*"), Allow("iam:PassRole", condition: $$$"""{"StringEquals":{"iam:PassedToService":"{{{passedTo}}}"}}"""));
        using var request = local.Aws.Signed(HttpMethod.Post, "/schedules/nightly", "scheduler");
        request.Content = new StringContent("""
            {"ScheduleExpression":"rate(1 hour)","FlexibleTimeWindow":{"Mode":"OFF"},
             "Target":{"Arn":"arn:aws:sqs:eu-west-1:000000000000:q","RoleArn":"arn:aws:iam::000000000000:role/scheduler"}}
            """);

        using var reply = await local.Aws.Client.SendAsync(request);

        Assert.True(allowed == reply.IsSuccessStatusCode, $"{reply.StatusCode}: {await reply.Content.ReadAsStringAsync()}");
        if (!allowed)
            Assert.Contains("iam:PassRole", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events.amazonaws.com", true)]
    [InlineData("scheduler.amazonaws.com", false)]
    public async Task The_role_of_a_target_is_passed_to_EventBridge(string passedTo, bool allowed)
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.JsonAsync("events", "AWSEvents", "PutRule", """{"Name":"hourly","ScheduleExpression":"rate(1 hour)"}""");
        await SetAsync(local, Allow("events:*"), Allow("iam:PassRole", condition: $$$"""{"StringEquals":{"iam:PassedToService":"{{{passedTo}}}"}}"""));

        using var reply = await local.Aws.SendJsonAsync(
            "events", "AWSEvents", "PutTargets",
            """{"Rule":"hourly","Targets":[{"Id":"1","Arn":"arn:aws:sqs:eu-west-1:000000000000:q","RoleArn":"arn:aws:iam::000000000000:role/events"}]}""");

        Assert.True(allowed == reply.IsSuccessStatusCode, $"{reply.StatusCode}: {await reply.Content.ReadAsStringAsync()}");
    }
}
