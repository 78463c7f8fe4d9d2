using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Tests.Authorization;
using Deploy.Local.Tests.Support;
using static Deploy.Local.Tests.Support.ScheduleScene;

namespace Deploy.Local.Tests.Scheduler;

/// <summary>Schedules become due with Local's clock, which begins at noon of 1 January 2030 UTC.</summary>
public sealed class FiringTests
{
    [Fact]
    public async Task A_schedule_starts_its_task_when_it_is_due()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);
        await CreateAsync(local, scene, "cron(30 12 * * ? *)");

        local.Pass(30 * 60 - 1);
        Assert.Empty(await StartedAsync(local));
        local.Pass(1);
        var task = Assert.Single(await StartedAsync(local));

        Assert.Equal(($"chronos-schedule/{Name}", "FARGATE", "family:web"), ((string)task["startedBy"]!, (string)task["launchType"]!, (string)task["group"]!));
        Assert.EndsWith("task-definition/web:1", (string)task["taskDefinitionArn"]!, StringComparison.Ordinal);
        local.Pass(24 * 3600);
        Assert.Single(await StartedAsync(local));
    }

    [Fact]
    public async Task How_often_somebody_asks_changes_nothing()
    {
        await using var asked = await TestLocal.StartAsync();
        await using var quiet = await TestLocal.StartAsync();
        foreach (var local in (TestLocal[])[asked, quiet])
            await CreateAsync(local, await SceneAsync(local), "rate(5 minutes)");

        for (var i = 0; i < 20; i++)
        {
            asked.Pass(60);
            await StartedAsync(asked);
        }

        quiet.Pass(20 * 60);
        // The first at once, since there is no start date.
        Assert.Equal(5, (await StartedAsync(quiet)).Count);
        Assert.Equal(5, (await StartedAsync(asked)).Count);
        Assert.Equal((await StartedAsync(asked)).Select(task => (double)task["createdAt"]!).Order(), (await StartedAsync(quiet)).Select(task => (double)task["createdAt"]!).Order());
    }

    [Fact]
    public async Task A_rate_counts_from_its_start_date()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "rate(20 minutes)", body => body["StartDate"] = Now(local) + (7 * 60));

        local.Pass(6 * 60);
        Assert.Empty(await StartedAsync(local));
        local.Pass(60);
        Assert.Single(await StartedAsync(local));
        local.Pass(20 * 60);
        Assert.Equal(2, (await StartedAsync(local)).Count);
    }

    [Theory]
    [InlineData("DELETE", true)]
    [InlineData("NONE", false)]
    public async Task A_one_time_schedule_runs_once_and_goes_if_it_is_to(string after, bool gone)
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "at(2030-01-01T14:00:00)", body =>
        {
            body["ScheduleExpressionTimezone"] = "Europe/Berlin";
            body["ActionAfterCompletion"] = after;
        });

        local.Pass(3599);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(local)).Status);
        local.Pass(2);
        Assert.Single(await StartedAsync(local));
        local.Pass(60);

        Assert.Equal(gone ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await GetAsync(local)).Status);
        Assert.Single(await StartedAsync(local));
    }

    [Fact]
    public async Task A_schedule_that_is_off_or_over_starts_nothing()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);
        await CreateAsync(local, scene, "rate(1 minute)", body => body["State"] = "DISABLED");
        await CreateAsync(local, scene, "rate(1 minute)", body => body["EndDate"] = Now(local) + 150, "short");
        local.Pass(20 * 60);
        Assert.Equal(3, (await StartedAsync(local)).Count);
    }

    [Fact]
    public async Task A_role_that_is_gone_or_a_task_that_cannot_start_is_in_the_request_log()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "rate(5 minutes)", body => Retry(body, attempts: 0));
        await StartedAsync(local);
        await local.Aws.FormAsync("iam", "2010-05-08", "DeleteRolePolicy", ("RoleName", "scheduler"), ("PolicyName", "run"));
        await local.Aws.FormAsync("iam", "2010-05-08", "DeleteRole", ("RoleName", "scheduler"));
        local.Pass(5 * 60);
        Assert.Single(await StartedAsync(local));
        await local.Aws.EcsAsync("DeregisterTaskDefinition", """{"taskDefinition":"web:1"}""");
        local.Pass(5 * 60);
        await StartedAsync(local);

        var log = await InvocationsAsync(local);
        Assert.Equal([200, 400, 400], log.Select(entry => (int)entry["status"]!));
        Assert.All(log, entry => Assert.EndsWith($"schedule/default/{Name}", (string)entry["input"]!["schedule"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ecs:RunTask", "arn:aws:ecs:*:*:task-definition/web:*", "iam:PassRole on resource: arn:aws:iam::000000000000:role/exec because")]
    [InlineData("iam:PassRole", "arn:aws:iam::000000000000:role/exec", "ecs:RunTask on resource: arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1 because")]
    [InlineData("ecs:RunTask", "arn:aws:ecs:*:*:task-definition/other:*", "ecs:RunTask on resource: arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1 because")]
    public async Task A_role_that_may_not_start_the_task_starts_none(string action, string resource, string refusal)
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "cron(30 12 * * ? *)");
        var policy = Identity.Document(Identity.Allow(action, resource)).ToJsonString();
        await local.Aws.FormAsync("iam", "2010-05-08", "PutRolePolicy", ("RoleName", "scheduler"), ("PolicyName", "run"), ("PolicyDocument", policy));

        local.Pass(30 * 60);

        Assert.Empty(await StartedAsync(local));
        var log = await InvocationsAsync(local);
        Assert.NotEmpty(log);
        Assert.All(log, entry => Assert.Contains(refusal, (string)entry["errorCode"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("scheduler.amazonaws.com", 1)]
    [InlineData("events.amazonaws.com", 0)]
    public async Task A_role_that_no_longer_trusts_Scheduler_starts_none(string trusted, int started)
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "cron(30 12 * * ? *)");
        await local.Aws.FormAsync(
            "iam", "2010-05-08", "UpdateAssumeRolePolicy", ("RoleName", "scheduler"),
            ("PolicyDocument", $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{trusted}}}"},"Action":"sts:AssumeRole"}]}"""));

        local.Pass(30 * 60);

        Assert.Equal(started, (await StartedAsync(local)).Count);
    }

    [Theory]
    [InlineData("ScheduleExpression", "\"at(2030-01-01T11:59:00)\"", "Invalid Schedule Expression at(2030-01-01T11:59:00)")]
    [InlineData("StartDate", "1893498899", "The StartDate you specify cannot be earlier than 5 minutes ago.")]
    [InlineData("EndDate", "1893499199", "EndDate")]
    public async Task What_has_passed_is_refused_by_create_and_update(string member, string value, string reason)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);
        await CreateAsync(local, scene, "cron(0 3 * * ? *)");
        foreach (var (method, name) in ((HttpMethod, string)[])[(HttpMethod.Post, "other"), (HttpMethod.Put, Name)])
        {
            var (status, body) = await SendAsync(local, method, name, Body(scene, "cron(0 3 * * ? *)", body => body[member] = JsonNode.Parse(value)));
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains(reason, (string)body["Message"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Dates_of_a_one_time_schedule_count_for_nothing()
    {
        await using var local = await TestLocal.StartAsync();
        await CreateAsync(local, await SceneAsync(local), "at(2030-01-01T12:10:00)", body => (body["StartDate"], body["EndDate"]) = (1000000000, 1000000001));
        local.Pass(10 * 60);
        Assert.Single(await StartedAsync(local));
    }

    [Fact]
    public async Task A_rule_of_EventBridge_starts_its_task_one_period_after_it_was_put()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await SceneAsync(local);
        await local.Aws.FormAsync(
            "iam", "2010-05-08", "UpdateAssumeRolePolicy", ("RoleName", "scheduler"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        await local.Aws.JsonAsync("events", "AWSEvents", "PutRule", """{"Name":"hourly","ScheduleExpression":"rate(1 hour)"}""");
        await local.Aws.JsonAsync("events", "AWSEvents", "PutTargets", """
            {"Rule":"hourly","Targets":[{"Id":"1","Arn":"arn:aws:ecs:eu-west-1:000000000000:cluster/c","RoleArn":"arn:aws:iam::000000000000:role/scheduler",
             "EcsParameters":{"TaskDefinitionArn":"arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1","LaunchType":"FARGATE",
              "NetworkConfiguration":{"awsvpcConfiguration":{"Subnets":["{subnet}"]}}}}]}
            """.Replace("{subnet}", scene.Subnet, StringComparison.Ordinal));

        local.Pass(3599);
        Assert.Empty(await StartedAsync(local));
        local.Pass(1);
        Assert.Equal("events-rule/hourly", (string)Assert.Single(await StartedAsync(local))["startedBy"]!);
    }
}
