using System.Diagnostics;
using System.Text.Json.Nodes;
using Deploy.Cli.Tests.Support;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.Cli.Tests;

public sealed class EventsTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>, IAsyncLifetime
{
    private static readonly ResourceAddress Repository = new("ecr-repository", "shop");

    private readonly Project _project = new(
        new EcrRepositorySpec { Name = "shop" },
        new RoleSpec { Name = "shop-execution", TrustedService = "ecs-tasks.amazonaws.com" },
        new TaskDefinitionSpec
        {
            Name = "shop",
            Cpu = 256,
            Memory = 512,
            ExecutionRole = new ResourceAddress("role", "shop-execution"),
            ContainerDefinitions = EquatableList.Of(new ContainerSpec { Name = "app", Repository = Repository }),
        });

    public Task InitializeAsync() => local.Server.ResetAsync();

    public Task DisposeAsync()
    {
        _project.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_build_follows_the_events_and_answers_with_the_digest()
    {
        using var run = Start("apply");
        var image = await run.UntilAsync("image");
        Assert.Equal(("push", "us-east-1/shop-local", "AWS", true), ((string?)image["action"], (string?)image["repository"], (string?)image["username"], (bool?)image["insecure"]));
        Assert.Equal($"localhost:{new Uri(local.Server.Url).Port}/deploy-ecs/base:latest", (string?)image["baseImage"]);
        await run.SendAsync($$"""{"digest":"sha256:{{new string('a', 64)}}"}""");
        var outcome = await run.UntilAsync("outcome");

        Assert.Equal(("Succeeded", 0), ((string?)outcome["outcome"], (int?)outcome["exitCode"]));
        Assert.True(File.Exists((string?)outcome["report"]));
        Assert.Equal(0, await run.ExitAsync());
        Assert.Equal(["phase", "phase", "image", "phase", "phase", "outcome"], run.Names.Where(name => name != "message"));
    }

    [Fact]
    public async Task A_failed_push_is_told_by_its_own_code()
    {
        using var run = Start("apply");
        await run.UntilAsync("image");
        await run.SendAsync("""{"failed":"the registry is full"}""");
        var diagnostic = await run.UntilAsync("diagnostic");

        Assert.Equal(("DECS3006", "error"), ((string?)diagnostic["code"], (string?)diagnostic["severity"]));
        Assert.Contains("the registry is full", (string?)diagnostic["text"], StringComparison.Ordinal);
        Assert.Equal(15, await run.ExitAsync());
    }

    [Fact]
    public async Task When_the_build_dies_the_command_ends_as_cancelled_without_a_further_call()
    {
        using var run = Start("apply");
        await run.UntilAsync("image");
        await local.Server.ForgetRequestsAsync();
        run.CloseInput();
        var outcome = await run.UntilAsync("outcome");

        Assert.Equal(("Cancelled", "DECS3025"), ((string?)outcome["outcome"], (string?)outcome["code"]));
        Assert.Equal(25, await run.ExitAsync());
        Assert.Empty(await local.Server.RequestsAsync());
    }

    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_command_as_cancelled_with_a_report(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals.");
        using var run = Start("apply");
        await run.UntilAsync("image");
        using (var kill = Process.Start("kill", [$"-{signal}", $"{run.Id}"])) await kill.WaitForExitAsync();
        var outcome = await run.UntilAsync("outcome");

        Assert.Equal(25, await run.ExitAsync());
        Assert.Contains("cancelled", await File.ReadAllTextAsync((string)outcome["report"]!), StringComparison.Ordinal);
    }

    private RunningCommand Start(string verb)
    {
        _project.Write("publish/app.txt", "code");
        return new RunningCommand(
            [verb, "--plan", _project.Plan, "--local", "--endpoint-url", local.Server.Url, "--publish-directory", _project.PathOf("publish"), "--events"]);
    }

    private sealed class RunningCommand : IDisposable
    {
        private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
        private readonly Process _process;

        public RunningCommand(IEnumerable<string> arguments)
        {
            _process = Process.Start(Command.Start(arguments))!;
            _process.ErrorDataReceived += static (_, _) => { };
            _process.BeginErrorReadLine();
        }

        public int Id => _process.Id;

        public List<string> Names { get; } = [];

        public async Task<JsonObject> UntilAsync(string name)
        {
            var seen = new List<string>();
            while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit) is { } line)
            {
                seen.Add(line);
                var happened = JsonNode.Parse(line)!.AsObject();
                Names.Add((string)happened["event"]!);
                if (Names[^1] == name) return happened;
            }

            throw new InvalidOperationException($"The output ended without '{name}':\n{string.Join('\n', seen)}");
        }

        public async Task SendAsync(string line)
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }

        public void CloseInput() => _process.StandardInput.Close();

        public async Task<int> ExitAsync()
        {
            while (await _process.StandardOutput.ReadLineAsync().WaitAsync(Limit) is { } line) Names.Add((string)JsonNode.Parse(line)!["event"]!);
            await _process.WaitForExitAsync().WaitAsync(Limit);
            return _process.ExitCode;
        }

        public void Dispose()
        {
            if (!_process.HasExited) _process.Kill();
            _process.Dispose();
        }
    }
}
