using System.Diagnostics;
using Deploy.MSBuild.Tests.Infrastructure;
using Deploy.Testing;

namespace Deploy.MSBuild.Tests.Targets;

public sealed class DeployTests
{
    [Fact]
    public async Task Publishing_pushes_with_the_commands_credentials_and_waits()
    {
        using var project = new TemporaryProject("<OutputType>Exe</OutputType><ContainerRepository>mine</ContainerRepository><ContainerImageTags>1.0;latest</ContainerImageTags><ContainerRegistry>docker.io</ContainerRegistry>");

        var result = (await project.RunAsync("publish", "-p:DeployToEcs=local", "-p:DeployEcsEnvironment=pr-7", "-bl:deploy.binlog")).EnsureSuccess();

        Assert.Equal("localhost:5999|eu-west-1/shop|content-key-1|localhost:5999/deploy-ecs/base:10.0|linux-arm64", project.Read("push.properties"));
        Assert.Contains($"DOTNET_CONTAINER_PUSH_REGISTRY_PWORD={Scenarios.Password}", project.Read("push.environment"), StringComparison.Ordinal);
        Assert.Equal("", project.Read("after.environment"));
        Assert.Equal($$"""{"digest":"{{Scenarios.Digest}}"}""", project.Command.Answer);
        Assert.Contains("created cluster/shop", result.Output, StringComparison.Ordinal);
        Assert.Contains("Shop -> /tmp/reports/deployment.md", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Scenarios.Password, result.Output, StringComparison.Ordinal);

        var arguments = string.Join(' ', project.Command.Arguments!);
        Assert.Contains($"--plan={project.PathOf("obj/Release/net10.0/Shop.deploy.json")} ", arguments, StringComparison.Ordinal);
        Assert.Contains(" --local ", arguments, StringComparison.Ordinal);
        Assert.Contains(" --environment=pr-7 ", arguments, StringComparison.Ordinal);
        Assert.Contains($"--publish-directory={project.PathOf("bin/Release/net10.0/publish/")} ", arguments, StringComparison.Ordinal);
        Assert.Contains($"--report-directory={project.PathOf("bin/Release/net10.0/")} ", arguments, StringComparison.Ordinal);

        var log = BinaryLogSearch.Read(project.PathOf("deploy.binlog"));
        Assert.True(log.Contains("content-key-1"), "The search does not find what is in the log.");
        Assert.False(log.Contains(Scenarios.Password), "The password is in the binary log.");
        Assert.Equal(["EcsDeployReferences", "EcsPlan", "EcsPushImage", "EcsApply", "EcsWaitForRollout"], log.Targets.Where(name => name.StartsWith("Ecs", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_library_is_deployed_without_an_image()
    {
        using var project = new TemporaryProject("<OutputType>Library</OutputType>");
        project.Write("Program.cs", "public class Shop;\n");
        project.Command.Does(Scenarios.Succeeded);

        (await project.RunAsync("publish", "-p:DeployToEcs=local")).EnsureSuccess();

        var arguments = string.Join(' ', project.Command.Arguments!);
        Assert.Contains($"--plan={project.PathOf("obj/Release/net10.0/Shop.deploy.json")} ", arguments, StringComparison.Ordinal);
        Assert.DoesNotContain("--publish-directory", arguments, StringComparison.Ordinal);
        Assert.DoesNotContain("--container-settings", arguments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_push_fails_the_publish_clears_the_credentials_and_tells_the_command()
    {
        using var project = new TemporaryProject();
        project.Write("push.fails", "");
        project.Command.Does($$"""
            {{Scenarios.Push}}
            read answer; echo "$answer" > "$here/answer"
            {"event":"diagnostic","code":"DECS3006","severity":"error","text":"The image was not pushed."}
            {"event":"outcome","outcome":"PushFailed","code":"DECS3006","exitCode":15,"report":null}
            exit 15
            """);

        var result = await project.RunAsync("publish", "-p:DeployToEcs=true");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error CONTAINER1013", result.Output, StringComparison.Ordinal);
        Assert.Contains("error DECS3006", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("""{"failed":""", project.Command.Answer, StringComparison.Ordinal);
        Assert.Equal("", project.Read("after.environment"));
    }

    [Fact]
    public async Task An_image_that_exists_is_not_built_and_an_error_has_its_place()
    {
        using var project = new TemporaryProject();
        project.Command.Does("""
            {"event":"image","action":"exists"}
            {"event":"phase","name":"Apply"}
            {"event":"phase","name":"Wait"}
            {"event":"diagnostic","code":"DECS3020","severity":"error","text":"service/shop was rolled back.","file":"Program.cs","line":7,"column":3}
            {"event":"outcome","outcome":"RolledBack","code":"DECS3020","exitCode":20,"report":null}
            exit 20
            """);

        var result = await project.RunAsync("publish", "-p:DeployToEcs=true");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{project.PathOf("Program.cs")}(7,3): error DECS3020: service/shop was rolled back.", result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(project.PathOf("push.properties")));
    }

    [Fact]
    public async Task A_plan_is_shown_and_nothing_else_happens()
    {
        using var project = new TemporaryProject();
        project.Command.Does("""
            {"event":"message","level":"info","text":"+ cluster/shop"}
            {"event":"outcome","outcome":"ChangesPending","code":null,"exitCode":0,"report":null}
            """);

        var result = (await project.RunAsync("publish", "-p:DeployToEcs=plan", "-p:DeployEcsPlanOut=saved.plan", "-p:DeployEcsAllowReplace=\"service/a;service/b\"")).EnsureSuccess();

        Assert.Contains("+ cluster/shop", result.Output, StringComparison.Ordinal);
        var arguments = string.Join(' ', project.Command.Arguments!);
        Assert.StartsWith("plan ", arguments, StringComparison.Ordinal);
        Assert.Contains($"--allow-replace=service/a;service/b --out={project.PathOf("saved.plan")} ", arguments, StringComparison.Ordinal);
        Assert.False(File.Exists(project.PathOf("push.properties")));
    }

    [Theory]
    [InlineData("plan-local", "plan", " --local ")]
    [InlineData("local", "apply", " --local ")]
    [InlineData("true", "apply", " --publish-directory=")]
    [InlineData("Plan", "plan", " --publish-directory=")]
    [InlineData("Local", "apply", " --local ")]
    [InlineData("PLAN-LOCAL", "plan", " --local ")]
    public async Task The_value_chooses_the_verb_and_the_target(string deployToEcs, string verb, string part)
    {
        using var project = new TemporaryProject();
        var saved = project.PathOf("saved.plan");
        project.Command.Does(Scenarios.Succeeded);

        (await project.RunAsync(["publish", $"-p:DeployToEcs={deployToEcs}", .. verb == "apply" ? ["-p:DeployEcsPlanIn=saved.plan"] : Array.Empty<string>()])).EnsureSuccess();

        var arguments = string.Join(' ', project.Command.Arguments!);
        Assert.StartsWith($"{verb} --plan=", arguments, StringComparison.Ordinal);
        Assert.Equal(verb == "apply", arguments.EndsWith($" -- {saved}", StringComparison.Ordinal));
        Assert.Contains(part, arguments, StringComparison.Ordinal);
        Assert.Equal(deployToEcs.EndsWith("local", StringComparison.OrdinalIgnoreCase), arguments.Contains("--local", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ctrl_C_ends_the_publish_as_a_failure_with_a_report()
    {
        using var project = new TemporaryProject();
        project.Command.Does(Scenarios.RunUntilInterrupted);
        (await project.RunAsync("build", "-c", "Release")).EnsureSuccess();

        using var process = Process.Start(Dotnet.Start(project.Folder, ["publish", "--no-build", "-p:DeployToEcs=local", "-tl:off"]))!;
        for (var i = 0; i < 600 && project.Command.Arguments is null; i++) await Task.Delay(50);
        await Task.Delay(1000);
        await Programs.RunAsync(Programs.Start("kill", project.Folder, ["-INT", $"{process.Id}"]), TimeSpan.FromSeconds(5));
        var result = await Programs.WaitAsync(process, TimeSpan.FromMinutes(1));

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error DECS3025", result.Output, StringComparison.Ordinal);
        Assert.Contains("/tmp/reports/deployment.md", result.Output, StringComparison.Ordinal);
        Assert.False(project.Command.IsRunning);
    }
}
