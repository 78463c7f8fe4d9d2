using System.Diagnostics;
using System.Text.Json.Nodes;
using Deploy.Local.Processes;
using Deploy.Local.Tests.Support;

namespace Deploy.Local.Tests.Running;

/// <summary>Tasks of RunTask as processes, and what becomes of processes when Local ends.</summary>
public sealed class TaskRunTests
{
    [Fact]
    public async Task A_job_runs_its_command_and_its_output_is_in_its_stream()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync("job");
        var task = await local.StoppedAsync((string)(await local.RunTaskAsync())["taskArn"]!);
        Assert.Equal(("EssentialContainerExited", 0), ((string)task["stopCode"]!, (int)task["containers"]![0]!["exitCode"]!));
        Assert.Equal(["the job was done"], await local.LinesAsync((string)task["taskArn"]!));
    }

    [Fact]
    public async Task A_nightly_job_runs_each_night_and_its_output_is_in_its_streams()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync("job");
        await ScheduleScene.RoleAsync(local.Aws);
        await ScheduleScene.CreateAsync(local.Aws, new EcsScene(local.Aws, local.Subnet), "cron(0 3 * * ? *)");

        await local.Aws.AdminPostAsync("clock", """{"advance":"3d"}""");

        await RunningLocal.UntilAsync(
            async () => (await local.TasksAsync("STOPPED")).Count(task => (string)task["lastStatus"]! == "STOPPED") == 3, () => "Not every night has its run.");
        var nights = (await local.TasksAsync("STOPPED")).OrderBy(task => Moment(task, "createdAt")).ToList();
        Assert.All(nights, night => Assert.Equal("03:00", Moment(night, "createdAt").ToString("HH:mm", null)));
        Assert.Equal(3, nights.Select(night => Moment(night, "createdAt").Date).Distinct().Count());
        foreach (var night in nights)
            Assert.Equal(["the job was done"], await local.LinesAsync((string)night["taskArn"]!));
    }

    [Fact]
    public async Task Lines_that_come_fast_are_all_there_in_their_order()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync("chatter 100000");
        var task = await local.StoppedAsync((string)(await local.RunTaskAsync())["taskArn"]!);
        Assert.Equal(Enumerable.Range(1, 100_000).Select(i => $"line {i}"), await local.LinesAsync((string)task["taskArn"]!));
    }

    [Fact]
    public async Task A_command_that_the_image_lacks_is_told_as_a_container_runtime_does()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync(container: ""","entryPoint":["/app/nothing"]""");
        var task = await local.StoppedAsync((string)(await local.RunTaskAsync())["taskArn"]!);
        Assert.Equal("TaskFailedToStart", (string)task["stopCode"]!);
        Assert.Equal("""CannotStartContainerError: exec: "/app/nothing": stat /app/nothing: no such file or directory""", (string)task["stoppedReason"]!);
    }

    [Fact]
    public async Task Nothing_outlives_Local_and_services_come_back_with_it()
    {
        using var folder = new TemporaryFolder();
        int process;
        await using (var local = await RunningLocal.StartAsync())
        {
            await local.RegisterAsync();
            await local.CreateServiceAsync(desired: 1);
            await local.DeploymentAsync();
            process = int.Parse((await local.TextAsync()).Split(' ')[1]);
            var port = new Uri(local.Server.Url).Port;
            await local.Server.DisposeAsync();
            Assert.Null(ProcessIdentity.Of(process));

            await using var again = await RunningLocal.OpenAsync(local.State);
            Assert.Equal(port, new Uri(again.Url).Port);
            await RunningLocal.UntilAsync(local.AnswersAsync, () => "The service did not come back.");
            Assert.NotEqual($"v1 {process}", await local.TextAsync());
            Assert.Contains(await local.TasksAsync("STOPPED"), task => (string)task["stopCode"]! == "TerminationNotice");
        }
    }

    [Fact]
    public async Task After_Local_was_killed_its_tasks_are_ended_and_its_services_come_back()
    {
        await using var local = await RunningLocal.StartAsync();
        await local.RegisterAsync();
        await local.CreateServiceAsync(desired: 1);
        await local.DeploymentAsync();
        await local.Server.DisposeAsync();

        var task = await KilledAsync(local);

        Assert.NotNull(ProcessIdentity.Of(task));
        await using var again = await RunningLocal.OpenAsync(local.State);
        await RunningLocal.UntilAsync(local.AnswersAsync, () => "The service did not come back.");
        Assert.Null(ProcessIdentity.Of(task));
    }

    [Fact]
    public async Task Two_of_them_run_side_by_side()
    {
        await using var one = await RunningLocal.StartAsync();
        await using var other = await RunningLocal.StartAsync();
        foreach (var (local, version) in new[] { (one, "one"), (other, "other") })
        {
            await local.RegisterAsync(version: version);
            await local.CreateServiceAsync(desired: 1);
        }

        await Task.WhenAll(one.DeploymentAsync(), other.DeploymentAsync());
        Assert.StartsWith("one ", await one.TextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("other ", await other.TextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Runs the program on the state until the service answers, and kills it; gives the process of the task.</summary>
    private static async Task<int> KilledAsync(RunningLocal local)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Deploy.Local.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--state", local.State, "--speed", "4"]) { RedirectStandardOutput = true })!;
        try
        {
            await RunningLocal.UntilAsync(local.AnswersAsync, () => "The service did not come back.");
            return int.Parse((await local.TextAsync()).Split(' ')[1]);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static DateTimeOffset Moment(JsonObject task, string member) => DateTimeOffset.FromUnixTimeMilliseconds((long)((double)task[member]! * 1000));
}
