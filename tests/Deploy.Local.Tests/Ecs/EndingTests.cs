using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Ecs;

/// <summary>How containers end by themselves.</summary>
public sealed class EndingTests
{
    [Fact]
    public async Task An_exit_code_is_told_when_the_task_has_stopped_and_not_before()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await scene.RegisterAsync();
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exit","exitCode":139,"reason":"it broke"}""");
        await scene.CreateServiceAsync();

        var seen = new List<(string Status, int? Code)>();
        for (var i = 0; i < 40 && seen.LastOrDefault().Status != "STOPPED"; i++)
        {
            local.Pass(0.05);
            if ((await scene.TasksAsync("STOPPED")).FirstOrDefault() is { } task)
                seen.Add(((string)task["lastStatus"]!, (int?)task["containers"]![0]!["exitCode"]));
        }

        Assert.Equal([("STOPPING", null), ("DEPROVISIONING", null), ("STOPPED", 139)], seen.Distinct());
    }

    [Fact]
    public async Task A_container_that_ends_after_a_while_leaves_a_complete_deployment_that_starts_again_and_again()
    {
        await using var local = await TestLocal.StartAsync();
        var scene = await EcsScene.CreateAsync(local);
        await local.Aws.JsonAsync("logs", "Logs_20140328", "CreateLogGroup", """{"logGroupName":"/ecs/web"}""");
        await scene.RegisterAsync(container: """ "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-region":"eu-west-1","awslogs-stream-prefix":"a"}} """);
        await local.Aws.AdminPostAsync("tasks/faults", """{"kind":"exitAfter","seconds":2,"exitCode":3,"log":["one","two"]}""");
        await scene.CreateServiceAsync(more: EcsScene.Breaker);
        local.Pass(2);
        Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
        Assert.Empty(await scene.TasksAsync("STOPPED"));
        local.Pass(8);

        Assert.Equal("SUCCESSFUL", await scene.StatusAsync());
        var stopped = (await scene.TasksAsync("STOPPED")).Where(t => (string)t["lastStatus"]! == "STOPPED").ToList();
        Assert.InRange(stopped.Count, 2, 5);
        Assert.All(stopped, t => Assert.Equal(("EssentialContainerExited", 3), ((string)t["stopCode"]!, (int)t["containers"]![0]!["exitCode"]!)));
        var id = ((string)stopped[0]["taskArn"]!).Split('/')[^1];
        var lines = await local.Aws.JsonAsync("logs", "Logs_20140328", "GetLogEvents", $$"""{"logGroupName":"/ecs/web","logStreamName":"a/app/{{id}}","startFromHead":true}""");
        Assert.Equal(["one", "two"], lines["events"]!.AsArray().Select(line => (string)line!["message"]!));
    }
}
