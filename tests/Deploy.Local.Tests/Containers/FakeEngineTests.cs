using System.Text.Json.Nodes;
using Deploy.Local.Hosting;
using Deploy.Local.Tests.Running;

namespace Deploy.Local.Tests.Containers;

/// <summary>Tasks at a container engine that is played: what it is told, and what it does not do.</summary>
public sealed class FakeEngineTests
{
    private const string Foreign = "registry.example/team/app:1.2";

    [Fact]
    public async Task What_a_definition_says_is_what_the_engine_is_told()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var local = await RunningLocal.StartAsync(docker: engine.Address);
        await local.RegisterAsync("serve --loud", image: Foreign, environment: """,{"name":"COLOR","value":"blue"}""", container: """
            ,"user":"1000:7","workingDirectory":"/data","readonlyRootFilesystem":true,"cpu":128,"memory":256,"memoryReservation":64,"entryPoint":["/run","me"],
            "mountPoints":[{"sourceVolume":"data","containerPath":"/data"},{"sourceVolume":"data","containerPath":"/same","readOnly":true}],
            "ulimits":[{"name":"nofile","softLimit":10,"hardLimit":20}],"dockerLabels":{"team":"blue"},
            "linuxParameters":{"initProcessEnabled":true,"capabilities":{"drop":["ALL"]}}
            """, task: ""","volumes":[{"name":"data"}]""");
        var arn = await RunningAsync(local);

        var (network, app) = (Single(engine, "network"), Single(engine, "app"));
        var host = app["HostConfig"]!;
        Assert.Equal(Foreign, (string)app["Image"]!);
        Assert.Equal(["serve", "--loud"], app["Cmd"]!.AsArray().Select(word => (string)word!));
        Assert.Equal(["/run", "me"], app["Entrypoint"]!.AsArray().Select(word => (string)word!));
        Assert.Equal(("1000:7", "/data", true), ((string)app["User"]!, (string)app["WorkingDir"]!, (bool)host["ReadonlyRootfs"]!));
        Assert.Equal((256L << 20, 256L << 20, 64L << 20), ((long)host["Memory"]!, (long)host["MemorySwap"]!, (long)host["MemoryReservation"]!));
        // A quarter of a processor, as the task has it.
        Assert.Equal((250_000_000L, 128L), ((long)host["NanoCpus"]!, (long)host["CpuShares"]!));
        Assert.Equal((10, 20), ((int)host["Ulimits"]![0]!["Soft"]!, (int)host["Ulimits"]![0]!["Hard"]!));
        Assert.Equal((true, "ALL"), ((bool)host["Init"]!, (string)host["CapDrop"]![0]!));
        var mounts = host["Mounts"]!.AsArray();
        Assert.Equal(["/data", "/same"], mounts.Select(mount => (string)mount!["Target"]!));
        Assert.Equal((string)mounts[0]!["Source"]!, (string)mounts[1]!["Source"]!);
        Assert.True((bool)mounts[1]!["ReadOnly"]!);
        Assert.StartsWith("container:deploy-ecs-", (string)host["NetworkMode"]!, StringComparison.Ordinal);
        Assert.Equal(("blue", arn), ((string)app["Labels"]!["team"]!, (string)app["Labels"]!["com.amazonaws.ecs.task-arn"]!));
        Assert.Equal((string)network["Labels"]!["deploy-ecs.local"]!, (string)app["Labels"]!["deploy-ecs.local"]!);
        Assert.StartsWith("127.", (string)network["HostConfig"]!["PortBindings"]!["8080/tcp"]![0]!["HostIp"]!, StringComparison.Ordinal);

        var environment = app["Env"]!.AsArray().Select(variable => (string)variable!).ToList();
        Assert.Contains("COLOR=blue", environment);
        Assert.Contains($"AWS_ENDPOINT_URL_SSM=http://host.docker.internal:{new Uri(local.Server.Url).Port}", environment);
        Assert.DoesNotContain(environment, variable => variable.Contains("127.0.0.1", StringComparison.Ordinal) || variable.StartsWith("DOTNET_", StringComparison.Ordinal));
        Assert.Contains("POST /images/create", engine.Requests);
        Assert.Contains("POST /volumes/create", engine.Requests);
    }

    [Fact]
    public async Task A_task_runs_until_it_is_stopped_and_nothing_of_it_is_left()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var local = await RunningLocal.StartAsync(docker: engine.Address);
        await local.RegisterAsync(image: Foreign);
        var arn = await RunningAsync(local);
        await RunningLocal.UntilAsync(async () => (await local.LinesAsync(arn)).Count > 0, () => "Nothing was written.");
        Assert.Equal(["it runs"], await local.LinesAsync(arn));

        await local.Aws.EcsAsync("StopTask", $$"""{"cluster":"c","task":"{{arn}}"}""");
        var task = await local.StoppedAsync(arn);
        Assert.Equal(("UserInitiated", 143), ((string)task["stopCode"]!, (int)task["containers"]![0]!["exitCode"]!));
        Assert.Empty(engine.Containers);
    }

    [Fact]
    public async Task What_Local_cannot_start_as_a_process_is_loaded_into_the_engine_once()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var local = await RunningLocal.StartAsync(docker: engine.Address);
        var image = await local.PushAsync(BusyboxImage.LayerWithLink(), [], ["/bin/sh"], "/", tag: "linked");
        await local.RegisterAsync(image: image);
        await RunningAsync(local);
        await RunningAsync(local);
        var (name, size) = Assert.Single(engine.Loaded, image => !image.Key.Contains("pause", StringComparison.Ordinal));
        Assert.Equal(name, (string)Single(engine, "app")["Image"]!);
        Assert.StartsWith("deploy-ecs.local/", name, StringComparison.Ordinal);
        Assert.True(size > 1000);
        // With the one that holds networks.
        Assert.Equal(2, engine.Requests.Count(request => request == "POST /images/load"));
    }

    [Theory]
    [InlineData("pull access denied for registry.example/team/app", "pull access denied")]
    [InlineData("dial tcp: lookup registry.example: no such host", "no such host")]
    public async Task An_image_that_cannot_be_had_here_is_simulated_and_says_so(string error, string told)
    {
        await using var engine = await FakeEngine.StartAsync(fake => fake.PullError = error);
        await using var local = await RunningLocal.StartAsync(docker: engine.Address);
        await local.RegisterAsync(image: Foreign);
        var why = await WhySimulatedAsync(local);
        Assert.Contains(told, why, StringComparison.Ordinal);
        Assert.Contains($"docker pull {Foreign}", why, StringComparison.Ordinal);
        Assert.Empty(engine.Containers);
    }

    [Theory]
    [InlineData("manifest for registry.example/team/app:1.2 not found: manifest unknown: manifest unknown")]
    [InlineData("failed to resolve reference \"registry.example/team/app:1.2\": registry.example/team/app:1.2: not found")]
    public async Task An_image_that_does_not_exist_fails_the_task_as_on_ECS(string error)
    {
        await using var engine = await FakeEngine.StartAsync(fake => fake.PullError = error);
        await using var local = await RunningLocal.StartAsync(docker: engine.Address);
        await local.RegisterAsync(image: Foreign);
        var task = await local.StoppedAsync((string)(await local.RunTaskAsync())["taskArn"]!);
        Assert.Equal("TaskFailedToStart", (string)task["stopCode"]!);
        Assert.StartsWith($"CannotPullContainerError: failed to resolve ref {Foreign}: not found", (string)task["stoppedReason"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_goes_away_ends_its_tasks_with_the_reason()
    {
        await using var engine = await FakeEngine.StartAsync();
        await using var local = await RunningLocal.StartAsync(docker: engine.Address);
        await local.RegisterAsync(image: Foreign);
        var arn = await RunningAsync(local);
        // A task runs for ECS before its container has been started.
        await RunningLocal.UntilAsync(
            () => Task.FromResult(engine.Requests.Any(request => request.EndsWith("-app/wait", StringComparison.Ordinal))), () => "Nobody waits for the container.");
        await engine.VanishAsync();
        var task = await local.StoppedAsync(arn);
        Assert.Equal("EssentialContainerExited", (string)task["stopCode"]!);
        Assert.StartsWith("DockerTimeoutError: the container engine does not answer any more", (string)task["containers"]![0]!["reason"]!, StringComparison.Ordinal);
        Assert.Null(task["containers"]![0]!["exitCode"]);
    }

    [Fact]
    public async Task An_engine_of_another_system_or_that_does_not_answer_is_named()
    {
        await using var windows = await FakeEngine.StartAsync(fake => fake.Os = "windows");
        await using var mute = await FakeEngine.StartAsync(fake => fake.IsMute = true);
        foreach (var (address, told) in new[] { (windows.Address, "containers of windows"), (mute.Address, "does not answer within 10 s"), ("unix:///no/such.sock", "no such socket"), ("never", "--docker never") })
        {
            await using var local = await RunningLocal.StartAsync(docker: address);
            await local.RegisterAsync(image: Foreign);
            var why = await WhySimulatedAsync(local);
            Assert.Contains("lies in another registry", why, StringComparison.Ordinal);
            Assert.Contains(told, why, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ssh://somewhere")]
    [InlineData("tcp://10.0.0.1:2375")]
    [InlineData("always")]
    public void An_engine_elsewhere_is_refused_at_the_start(string value)
    {
        var problem = Assert.Throws<FormatException>(() => LocalOptions.Parse(["--state", "s", "--docker", value]));
        Assert.Contains($"--docker {value}", problem.Message, StringComparison.Ordinal);
        Assert.Equal("auto", LocalOptions.Parse(["--state", "s"]).Docker);
    }

    /// <summary>A task that runs, by its ARN.</summary>
    private static async Task<string> RunningAsync(RunningLocal local)
    {
        var arn = (string)(await local.RunTaskAsync())["taskArn"]!;
        JsonNode? task = null;
        await RunningLocal.UntilAsync(async () =>
        {
            task = (await local.Aws.EcsAsync("DescribeTasks", $$"""{"cluster":"c","tasks":["{{arn}}"]}"""))["tasks"]![0];
            return (string)task!["lastStatus"]! is "RUNNING" or "STOPPED";
        }, () => $"It does not run: {task}");
        Assert.True((string)task!["lastStatus"]! == "RUNNING", $"{task}");
        return arn;
    }

    /// <summary>What a service says of its simulated tasks at its URL.</summary>
    private static async Task<string> WhySimulatedAsync(RunningLocal local)
    {
        await local.CreateServiceAsync(desired: 1);
        await local.DeploymentAsync();
        using var reply = await local.AskAsync();
        Assert.Equal(503, (int)reply.StatusCode);
        return await reply.Content.ReadAsStringAsync();
    }

    private static JsonObject Single(FakeEngine engine, string container) =>
        engine.Containers.First(known => known.Key.EndsWith(container, StringComparison.Ordinal)).Value;
}
