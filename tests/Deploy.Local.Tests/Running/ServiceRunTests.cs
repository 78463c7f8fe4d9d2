using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;

namespace Deploy.Local.Tests.Running;

/// <summary>Services whose tasks are processes of a pushed image: they answer, roll over, and fail as on ECS.</summary>
public sealed class ServiceRunTests
{
    [Fact]
    public async Task Two_tasks_answer_by_one_name_and_get_requests_in_turn()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync(healthCheck: true);
        await local.CreateServiceAsync();
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);

        var answers = new List<string>();
        for (var i = 0; i < 4; i++)
            answers.Add(await local.TextAsync());
        Assert.Equal(2, answers.Distinct().Count());
        Assert.All(answers, answer => Assert.StartsWith("v1 ", answer, StringComparison.Ordinal));
        Assert.Equal(["HEALTHY", "HEALTHY"], (await local.TasksAsync()).Select(task => (string)task["healthStatus"]!));

        Assert.Equal($"web.c.localhost:{new Uri(local.Server.Url).Port} 127.0.0.1 http", (await local.TextAsync("/host")).Replace("::1", "127.0.0.1", StringComparison.Ordinal));
        using var body = await local.AskAsync("/length", content: new ByteArrayContent(new byte[40_000_000]));
        Assert.Equal("40000000", await body.Content.ReadAsStringAsync());
        Assert.Equal("AWS_ECS_FARGATE", await local.TextAsync("/variable/AWS_EXECUTION_ENV"));
        Assert.Equal("", await local.TextAsync("/variable/USER"));

        using var nobody = await local.AskAsync(host: "wep.c.localhost");
        Assert.Equal((HttpStatusCode.NotFound, "Nothing answers at wep.c.localhost. There are: web.c.localhost.\n"), (nobody.StatusCode, await nobody.Content.ReadAsStringAsync()));

        var view = (await local.Aws.AdminAsync("services"))["services"]![0]!;
        Assert.Equal(($"http://web.c.localhost:{new Uri(local.Server.Url).Port}", 2), ((string)view["url"]!, (int)view["tasks"]!));
    }

    [Fact]
    public async Task A_new_version_is_rolled_out_under_load_without_a_failed_request()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync();
        await local.CreateServiceAsync();
        await local.DeploymentAsync();
        using var ending = new CancellationTokenSource();
        var seen = new List<string>();
        var load = Enumerable.Range(0, 4).Select(_ => AskAsync(local, seen, ending.Token)).ToList();

        await local.RegisterAsync(version: "v2");
        await local.UpdateAsync();
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);
        await RunningLocal.UntilAsync(async () => await local.TextAsync("/slow") == "v2", () => "v1 goes on answering.");
        await ending.CancelAsync();
        await Task.WhenAll(load);

        Assert.Equal(["200 v1", "200 v2"], seen.Distinct().Order());
        var lines = (await Task.WhenAll((await local.TasksAsync("STOPPED")).Select(task => local.LinesAsync((string)task["taskArn"]!)))).SelectMany(all => all);
        Assert.Equal(["v1 ends", "v1 ends", "v1 starts", "v1 starts"], lines.Order());
    }

    [Theory]
    [InlineData("crash", false, "Essential container in task exited", 3)]
    [InlineData("serve", true, "Task failed container health checks", 0)]
    [InlineData("wrong-port", true, "Task failed container health checks", 0)]
    public async Task A_version_that_fails_is_rolled_back_and_the_old_one_answers_throughout(string command, bool unhealthy, string reason, int exitCode)
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        await local.RegisterAsync(healthCheck: unhealthy);
        await local.CreateServiceAsync();
        await local.DeploymentAsync();
        using var ending = new CancellationTokenSource();
        var seen = new List<string>();
        var load = AskAsync(local, seen, ending.Token);

        await local.RegisterAsync(command, "v2", unhealthy, unhealthy ? """,{"name":"HEALTH","value":"bad"}""" : "");
        await local.UpdateAsync();
        var deployment = await local.DeploymentAsync();
        await ending.CancelAsync();
        await load;

        Assert.Equal("ROLLBACK_SUCCESSFUL", (string)deployment["status"]!);
        Assert.Equal(3, (int)deployment["deploymentCircuitBreaker"]!["failureCount"]!);
        Assert.Equal(["200 v1"], seen.Distinct());
        var failed = (await local.TasksAsync("STOPPED")).Where(task => (string?)task["stoppedReason"] == reason).ToList();
        Assert.InRange(failed.Count, 3, 6);
        Assert.All(failed, task => Assert.Equal(exitCode, (int)task["containers"]![0]!["exitCode"]!));
        if (command == "crash")
            Assert.Equal(["about to fail", "the database is not reachable"], await local.LinesAsync((string)failed[0]["taskArn"]!));
    }

    [Fact]
    public async Task A_version_that_listens_elsewhere_runs_as_on_ECS_and_whoever_asks_is_told()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        await local.RegisterAsync("wrong-port");
        await local.CreateServiceAsync(desired: 1);
        // Nothing checks it, so that it is well for ECS.
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);
        using var reply = await local.AskAsync();
        Assert.Equal(HttpStatusCode.BadGateway, reply.StatusCode);
        Assert.Contains("did not answer", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // What checks its port finds it unhealthy.
        await local.RegisterAsync("wrong-port", "v2", healthCheck: true);
        await local.UpdateAsync();
        Assert.Equal("ROLLBACK_SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);
    }

    [Theory]
    [InlineData(60, "SUCCESSFUL", "v2")]
    [InlineData(0, "ROLLBACK_SUCCESSFUL", "v1")]
    public async Task A_version_that_is_slow_to_start_has_the_time_that_its_health_check_gives_it(int startPeriod, string status, string answers)
    {
        await using var local = await RunningLocal.StartAsync(speed: 5);
        await local.RegisterAsync();
        await local.CreateServiceAsync(desired: 1);
        await local.DeploymentAsync();
        using var ending = new CancellationTokenSource();
        var seen = new List<string>();
        var load = AskAsync(local, seen, ending.Token);

        // It listens after six seconds. Two checks fail within three, and the start period lasts twelve.
        await local.RegisterAsync("late 6", "v2", container: $$"""
            ,"healthCheck":{"command":["CMD","dotnet","/app/Deploy.Local.TestApplication.dll","probe"],"interval":5,"timeout":60,"retries":2,"startPeriod":{{startPeriod}}}
            """);
        await local.UpdateAsync();
        Assert.Equal(status, (string)(await local.DeploymentAsync())["status"]!);
        Assert.Equal(answers, await local.TextAsync("/slow"));
        await ending.CancelAsync();
        await load;

        Assert.Equal(new[] { "200 v1", $"200 {answers}" }.Distinct(), seen.Distinct().Append($"200 {answers}").Distinct());
    }

    [Fact]
    public async Task Fifty_tasks_answer_by_one_name()
    {
        await using var local = await RunningLocal.StartAsync(speed: 4);
        await local.RegisterAsync();
        await local.CreateServiceAsync(desired: 50);
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);

        var answers = new List<string>();
        for (var i = 0; i < 50; i++)
            answers.Add(await local.TextAsync());
        Assert.Equal(50, answers.Distinct().Count());
        Assert.Equal(50, (int)(await local.Aws.AdminAsync("services"))["services"]![0]!["tasks"]!);
    }

    [Fact]
    public async Task A_program_that_does_not_hear_its_end_is_killed_in_time()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        await local.RegisterAsync("deaf");
        await local.CreateServiceAsync(desired: 1);
        await local.DeploymentAsync();
        var task = (string)(await local.TasksAsync())[0]["taskArn"]!;
        await local.Aws.EcsAsync("UpdateService", """{"cluster":"c","service":"web","desiredCount":0}""");
        Assert.Equal(137, (int)(await local.StoppedAsync(task))["containers"]![0]!["exitCode"]!);
    }

    [Fact]
    public async Task A_task_that_dies_is_replaced_and_the_others_answer()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync();
        await local.CreateServiceAsync();
        await local.DeploymentAsync();
        var first = int.Parse((await local.TextAsync()).Split(' ')[1]);
        Process.GetProcessById(first).Kill();
        await RunningLocal.UntilAsync(async () => (await local.TasksAsync("STOPPED")).Count == 1, () => "Nobody noticed.");
        for (var i = 0; i < 4; i++)
            Assert.NotEqual($"v1 {first}", await local.TextAsync());
        await RunningLocal.UntilAsync(async () => (int)(await local.ServiceAsync())["runningCount"]! == 2, () => "It is not replaced.");
        Assert.Equal(137, (int)(await local.TasksAsync("STOPPED"))[0]["containers"]![0]!["exitCode"]!);
    }

    [Fact]
    public async Task An_image_of_another_registry_is_simulated_and_says_so()
    {
        await using var local = await RunningLocal.StartAsync(speed: 20);
        await local.Aws.EcsAsync("RegisterTaskDefinition", """
            {"family":"web","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"512",
             "containerDefinitions":[{"name":"app","image":"public.ecr.aws/nginx/nginx:1","portMappings":[{"containerPort":80}]}]}
            """);
        await local.CreateServiceAsync(desired: 1);
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);
        using var reply = await local.AskAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.StatusCode);
        Assert.Contains("public.ecr.aws/nginx/nginx:1 lies in another registry", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_more_than_this_machine_shall_run_is_simulated_and_says_so()
    {
        await using var local = await RunningLocal.StartAsync(mostTasks: 1);
        await local.RegisterAsync();
        await local.CreateServiceAsync(desired: 3);
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);
        Assert.Equal(3, (int)(await local.ServiceAsync())["runningCount"]!);
        Assert.Equal(1, (int)(await local.Aws.AdminAsync("services"))["services"]![0]!["tasks"]!);
        var tasks = local.Server.Context.Store.Document<EcsState>("ecs", RunningLocal.Region).Clusters["c"].Tasks;
        Assert.Equal([null, "1 tasks run here already, which is the most", "1 tasks run here already, which is the most"], tasks.Select(task => task.WhySimulated).Order());
    }

    [Fact]
    public async Task A_task_reads_what_it_uses()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync();
        await local.CreateServiceAsync(desired: 1);
        await local.DeploymentAsync();
        using var http = new HttpClient();
        var use = JsonNode.Parse(await http.GetStringAsync($"{await local.TextAsync("/variable/ECS_CONTAINER_METADATA_URI_V4")}/stats"))!;
        Assert.InRange((long)use["memory_stats"]!["usage"]!, 10_000_000, 512 * 1024 * 1024);
        Assert.InRange((long)use["cpu_stats"]!["cpu_usage"]!["total_usage"]!, 1_000_000, 600_000_000_000);
        Assert.InRange((int)use["pids_stats"]!["current"]!, 1, 10);
    }

    private static async Task AskAsync(RunningLocal local, List<string> seen, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            string answer;
            try
            {
                using var reply = await local.AskAsync("/slow");
                answer = $"{(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}";
            }
            catch (HttpRequestException problem)
            {
                answer = problem.Message;
            }

            lock (seen)
                seen.Add(answer);
        }
    }
}
