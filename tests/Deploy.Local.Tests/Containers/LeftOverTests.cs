using System.Diagnostics;
using System.Text.Json;
using Deploy.Local.Containers;
using Deploy.Local.Tests.Running;
using Deploy.Local.Tests.Support;
using Docker.DotNet.Models;

namespace Deploy.Local.Tests.Containers;

/// <summary>What is left at a real container engine when a Local ends, or is killed.</summary>
[Collection(nameof(RealEngine))]
public sealed class LeftOverTests(RealEngine engine)
{
    [SkippableFact]
    public async Task Nothing_outlives_Local_and_nothing_of_others_is_touched()
    {
        engine.Need();
        const string Image = "deploy-ecs.test/stranger";
        await engine.Client.Images.LoadImageAsync(new ImageLoadParameters(), PauseProgram.Image("amd64", $"{Image}:1"), new Progress<JSONMessage>());
        var stranger = (await engine.Client.Containers.CreateContainerAsync(new CreateContainerParameters
        {
            Image = $"{Image}:1",
            Cmd = [PauseProgram.Path],
            Labels = new Dictionary<string, string> { ["deploy-ecs.local"] = "another", ["deploy-ecs.task"] = "another" },
        })).ID;
        try
        {
            await using (var local = await RunningLocal.StartAsync(docker: engine.Address))
            {
                await DeployAsync(local, "exec httpd -f -p 8080 -h /www");
                await local.Server.DisposeAsync();
                Assert.Empty(await engine.ContainersAsync(Mark(local)));

                // The same again, and killed this time.
                Assert.Equal(2, (await KilledAsync(local)).Count);
                Assert.Equal(2, (await engine.ContainersAsync(Mark(local))).Count(container => container.State == "running"));
                var left = (await engine.ContainersAsync(Mark(local))).Select(container => container.ID).ToHashSet();
                await using var again = await RunningLocal.OpenAsync(local.State, docker: engine.Address);
                await RunningLocal.UntilAsync(local.AnswersAsync, () => "The service did not come back.");
                Assert.DoesNotContain(await engine.ContainersAsync(), container => left.Contains(container.ID));
            }

            Assert.Contains(await engine.ContainersAsync("another"), container => container.ID == stranger);
        }
        finally
        {
            await engine.Client.Containers.RemoveContainerAsync(stranger, new ContainerRemoveParameters { Force = true });
            await engine.Client.Images.DeleteImageAsync($"{Image}:1", new ImageDeleteParameters());
        }
    }

    [SkippableFact]
    public async Task A_container_is_started_again_with_what_it_wrote()
    {
        engine.Need();
        await using var local = await RunningLocal.StartAsync(speed: 200, docker: engine.Address);
        var image = await RealEngine.PushAsync(local);
        await local.Aws.EcsAsync("RegisterTaskDefinition", Definition(local, image, "echo x >> /tmp/n; cat /tmp/n | tr '\\n' ' '; sleep 0.5; [ $(grep -c x /tmp/n) -lt 3 ] && exit 1; exit 42",
            ""","restartPolicy":{"enabled":true,"ignoredExitCodes":[42],"restartAttemptPeriod":60}"""));
        var task = await local.StoppedAsync((string)(await local.RunTaskAsync())["taskArn"]!);
        Assert.True(42 == (int?)task["containers"]![0]!["exitCode"], $"{task}");
        Assert.Equal(["x ", "x x ", "x x x "], await local.LinesAsync((string)task["taskArn"]!));
    }

    private static async Task DeployAsync(RunningLocal local, string script)
    {
        var image = await RealEngine.PushAsync(local);
        await local.Aws.EcsAsync("RegisterTaskDefinition", Definition(local, image, script));
        await local.CreateServiceAsync(desired: 1);
        Assert.Equal("SUCCESSFUL", (string)(await local.DeploymentAsync())["status"]!);
    }

    private static string Definition(RunningLocal local, string image, string script, string more = "") => $$"""
        {"family":"web","requiresCompatibilities":["FARGATE"],"networkMode":"awsvpc","cpu":"256","memory":"512","executionRoleArn":"{{EcsScene.Role}}",
         "containerDefinitions":[{"name":"app","image":"{{image}}","portMappings":[{"containerPort":8080}],"command":[{{JsonSerializer.Serialize(script)}}],"stopTimeout":4,
          "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/app","awslogs-region":"{{RunningLocal.Region}}","awslogs-stream-prefix":"app"} }{{more}}}]}
        """;

    private static string Mark(RunningLocal local) => File.ReadAllText(Path.Combine(local.State, "engine.id"));

    /// <summary>Runs the program on the state until the service answers, and kills it; the containers that ran then.</summary>
    private async Task<IReadOnlyList<ContainerListResponse>> KilledAsync(RunningLocal local)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Deploy.Local.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--state", local.State, "--speed", "4", "--docker", engine.Address]) { RedirectStandardOutput = true })!;
        try
        {
            await RunningLocal.UntilAsync(local.AnswersAsync, () => "The service did not come back.");
            return await engine.ContainersAsync(Mark(local));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
