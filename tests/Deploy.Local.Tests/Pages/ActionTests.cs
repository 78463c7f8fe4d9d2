using System.Net;
using Deploy.Local.Faults;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Pages;

/// <summary>What the forms of the pages do.</summary>
public sealed class ActionTests
{
    [Fact]
    public async Task A_task_is_stopped_and_its_page_says_why()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();
        local.Pass(3);
        var form = (await local.Aws.PageAsync("/_local/page/service/eu-west-1/c/web")).Forms("stop").Single();

        var page = await local.Aws.SendAsync("stop", form);

        Assert.Equal("The task is being stopped.", page.Notice());
        local.Pass(3);
        page = await local.Aws.PageAsync($"/_local/page/task/eu-west-1/c/{form["task"]}");
        Assert.Contains("UserInitiated: Stopped on Local's page", page.Value, StringComparison.Ordinal);
        Assert.Equal("1 of 1 running", (await local.Aws.PageAsync("/_local/page/service/eu-west-1/c/web")).Descendants("dd").ElementAt(1).Value);
    }

    [Fact]
    public async Task A_service_is_deployed_again()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await scene.CreateServiceAsync();
        local.Pass(3);
        var form = (await local.Aws.PageAsync("/_local/page/service/eu-west-1/c/web")).Forms("redeploy").Single();

        var page = await local.Aws.SendAsync("redeploy", form);

        Assert.Equal("A new deployment has begun.", page.Notice());
        Assert.Equal(["in progress", "completed"], page.Rows("Deployments that have tasks, the newest first").Select(row => row[1]));
        local.Pass(10);
        Assert.Equal(["successful", "successful"], (await local.Aws.PageAsync("/_local/page/service/eu-west-1/c/web")).Rows("Changes").Select(row => row[1]));
        // It is gone when somebody presses an old button.
        await local.Aws.EcsAsync("DeleteService", """{"cluster":"c","service":"web","force":true}""");
        using var reply = await local.Aws.Client.PostAsync("/_local/page/do/redeploy", new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains("ServiceNotActiveException", PageReads.Parse(await reply.Content.ReadAsStringAsync()).Notice(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("continue", "The deployment goes on.", "successful")]
    [InlineData("roll-back", "The deployment rolls back.", "rollback successful")]
    public async Task A_deployment_that_waits_at_a_hook_is_led_on_or_back(string action, string notice, string outcome)
    {
        await using var local = await TestLocal.StartAsync();
        var ecs = await EcsScene.CreateAsync(local);
        await ecs.RegisterAsync();
        const string BlueGreen = """ "strategy":"BLUE_GREEN","bakeTimeInMinutes":0 """;
        await ecs.CreateServiceAsync(more: ShiftScene.Deployment(BlueGreen));
        local.Pass(10);
        var hooks = $$"""{{BlueGreen}},"lifecycleHooks":[{"targetType":"PAUSE","lifecycleStages":["PRODUCTION_TRAFFIC_SHIFT"]}] """;
        await ecs.UpdateAsync($""" "forceNewDeployment":true,{ShiftScene.Deployment(hooks)} """);
        local.Pass(10);
        var page = await local.Aws.PageAsync("/_local/page/service/eu-west-1/c/web");
        Assert.Contains("production traffic shift, 100 % of the traffic at the new revision", page.Value, StringComparison.Ordinal);

        Assert.Equal(notice, (await local.Aws.SendAsync(action, page.Forms(action).Single())).Notice());
        local.Pass(10);

        page = await local.Aws.PageAsync("/_local/page/service/eu-west-1/c/web");
        Assert.Equal(outcome, page.Rows("Changes")[0][1]);
        Assert.DoesNotContain("of the traffic", page.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ENABLED")]
    [InlineData("DISABLED")]
    public async Task A_schedule_runs_now_and_at_its_own_time_as_before(string state)
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await ScheduleScene.SceneAsync(local);
        await ScheduleScene.CreateAsync(local, scene, "cron(0 3 * * ? *)", body => body["State"] = state);

        var page = await local.Aws.SendAsync("run", (await local.Aws.PageAsync("/")).Forms("run").Single());

        Assert.Equal("A task was started.", page.Notice());
        Assert.Equal("chronos-schedule/nightly", (string)Assert.Single(await ScheduleScene.StartedAsync(local))["startedBy"]!);
        Assert.Equal(["default/nightly", "2030-01-01 12:00:00"], page.Rows("What they started, the newest first").Single().Take(2));
        await local.Aws.AdminPostAsync("clock", """{"advance":"16h"}""");
        Assert.Equal(state == "ENABLED" ? 2 : 1, (await ScheduleScene.InvocationsAsync(local)).Count);
    }

    [Fact]
    public async Task A_schedule_whose_role_may_not_says_so_and_is_tried_again()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await ScheduleScene.SceneAsync(local);
        await ScheduleScene.AllowAsync(local, "ecs:TagResource");
        await ScheduleScene.CreateAsync(local, scene, "cron(0 3 * * ? *)");

        var page = await local.Aws.SendAsync("run", (await local.Aws.PageAsync("/_local/page/schedules")).Forms("run").Single());

        Assert.StartsWith("No task was started: AccessDeniedException", page.Notice(), StringComparison.Ordinal);
        Assert.Contains("again after 1 that failed", page.Rows("Schedules and rules in eu-west-1").Single()[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_runs_now()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await ScheduleScene.SceneAsync(local, "events.amazonaws.com");
        await local.Aws.JsonAsync("events", "AWSEvents", "PutRule", """{"Name":"hourly","ScheduleExpression":"rate(1 hour)"}""");
        await local.Aws.JsonAsync("events", "AWSEvents", "PutRule", """{"Name":"heard","EventPattern":"{\"source\":[\"shop\"]}"}""");
        var parameters = ScheduleScene.Parameters(scene).ToJsonString();
        foreach (var rule in (string[])["hourly", "heard"])
            await local.Aws.JsonAsync(
                "events", "AWSEvents", "PutTargets",
                $$"""{"Rule":"{{rule}}","Targets":[{"Id":"1","Arn":"{{ScheduleScene.Cluster}}","RoleArn":"{{ScheduleScene.Role}}","EcsParameters":{{parameters}}}]}""");

        // What happens tells what it starts: a rule of events cannot be run.
        var form = (await local.Aws.PageAsync("/_local/page/schedules")).Forms("run").Single();
        Assert.Equal("A task was started.", (await local.Aws.SendAsync("run", form)).Notice());
        Assert.Equal("events-rule/hourly", (string)Assert.Single(await ScheduleScene.StartedAsync(local))["startedBy"]!);
        form["arn"] = form["arn"].Replace("hourly", "heard", StringComparison.Ordinal);
        Assert.Equal("There is no such schedule any more.", (await local.Aws.SendAsync("run", form)).Notice());
    }

    [Fact]
    public async Task Faults_are_set_shown_and_removed()
    {
        await using var local = await TestLocal.StartAsync();
        var form = (await local.Aws.PageAsync("/_local/page/faults")).Forms("task-fault").Single();
        (form["kind"], form["service"], form["exitCode"]) = ("exit", "web", "3");
        var page = await local.Aws.SendAsync("task-fault", form);
        Assert.Equal(["exit", "web", "any", "the essential one", "exit code 3"], page.Rows("Faults of tasks").Single());
        Assert.Equal((TaskFaultKind.Exit, "web", 3), local.Server.Context.TaskFaults.All.Select(fault => (fault.Kind, fault.Service!, fault.ExitCode!.Value)).Single());

        form = page.Forms("request-fault").Single();
        (form["requestKind"], form["requestService"], form["operation"], form["times"]) = ("throttle", "ecs", "ListClusters", "2");
        page = await local.Aws.SendAsync("request-fault", form);
        Assert.Equal(["throttle", "ecs", "ListClusters", "2 times"], page.Rows("Faults of requests").Single());
        Assert.Equal("ThrottlingException", (await local.Aws.EcsErrorAsync("ListClusters", "{}")).Code);

        form["requestService"] = "nothing";
        Assert.Equal("There is no such fault.", (await local.Aws.SendAsync("request-fault", form)).Notice());
        page = await local.Aws.SendAsync("clear-faults", page.Forms("clear-faults").Single());
        Assert.Empty(page.Rows("Faults of tasks"));
        Assert.Empty(local.Server.Context.Faults.All);
    }

    [Fact]
    public async Task The_clock_is_moved_on_and_back()
    {
        await using var local = await TestLocal.StartAsync();
        var form = (await local.Aws.PageAsync("/_local/page/clock")).Forms("advance").Single();
        form["by"] = "1d12h";
        var page = await local.Aws.SendAsync("advance", form);
        Assert.Equal("The clock was moved on by 1 d 12 h. Nothing was started on the way.", page.Notice());
        Assert.Equal(TimeSpan.FromHours(36), local.Server.Context.Clock.Offset);
        form["by"] = "soon";
        Assert.StartsWith("That is no length of time.", (await local.Aws.SendAsync("advance", form)).Notice(), StringComparison.Ordinal);
        Assert.Equal("The clock shows real time.", (await local.Aws.SendAsync("reset-clock", form)).Notice());
        Assert.Equal(TimeSpan.Zero, local.Server.Context.Clock.Offset);
    }

    [Fact]
    public async Task Errors_in_the_request_log_are_found()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.EcsAsync("ListClusters", "{}");
        await local.Aws.EcsErrorAsync("DescribeServices", """{"cluster":"nothing","services":["a"]}""");
        const string Caption = "The last 100, the newest first";
        Assert.Equal(["DescribeServices", "ListClusters"], (await local.Aws.PageAsync("/_local/page/requests")).Rows(Caption).Select(row => row[0]));
        var row = (await local.Aws.PageAsync("/_local/page/requests?show=errors")).Rows(Caption).Single();
        Assert.Equal(["DescribeServices", "ecs", "400", "eu-west-1"], row.Take(4));
        Assert.Contains("\"cluster\": \"nothing\"", row[6], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_are_shown_with_their_repositories()
    {
        await using var local = await TestLocal.StartAsync();
        await local.Aws.JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921", "CreateRepository", """{"repositoryName":"team/app"}""");
        var page = await local.Aws.PageAsync("/_local/page/images");
        Assert.Contains($"localhost:{local.Server.Context.Endpoint.Port}/eu-west-1/team/app", page.Descendants("code").Select(code => code.Value));
        Assert.Contains("It is empty.", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_button_ends_Local()
    {
        await using var local = await TestLocal.StartAsync();
        var page = await local.Aws.SendAsync("end", (await local.Aws.PageAsync("/")).Forms("end").Single());
        Assert.Equal("Local ends", page.Descendants("h1").Single().Value);
        await local.Server.WaitAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
