using System.Text.Json.Nodes;
using Deploy.Cli.Tests.Support;
using Deploy.Ecs;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;
using Deploy.Testing;
using Deploy.Testing.Local;

namespace Deploy.Cli.Tests;

/// <summary><c>deploy-ecs local seed</c>: stand-ins of a plan, of a file, and what is said of them.</summary>
public sealed class LocalSeedTests(LocalAwsFixture local) : IClassFixture<LocalAwsFixture>, IAsyncLifetime
{
    private const string Region = "eu-central-1";
    private const string Cluster = $"arn:aws:ecs:{Region}:123456789012:cluster/platform";

    private readonly HttpClient _http = new();
    private readonly Project _project = new(
        new ClusterSpec { Name = "shop", Ownership = Ownership.External, Identifier = Cluster, Tags = EquatableList<TagSpec>.Empty },
        new EcrRepositorySpec { Name = "shop", Ownership = Ownership.External, Identifier = "team/shop" },
        new LogGroupSpec { Name = "/ecs/shop", Ownership = Ownership.External, Identifier = "@{ssm:/shop/logs}" });

    public Task InitializeAsync() => local.Server.ResetAsync();

    public Task DisposeAsync()
    {
        _http.Dispose();
        _project.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_a_plan_refers_to_stands_in_and_nothing_is_deployed()
    {
        _project.Write("deploy.local.json", """{ "/shop/logs": "/ecs/platform" }""");

        var first = (await SeedAsync("--plan", _project.Plan)).EnsureSuccess();
        Says($"parameter /shop/logs: made arn:aws:ssm:{Region}:000000000000:parameter/shop/logs", first);
        Assert.Contains($"cluster {Cluster}: made\n", first.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Says("log group /ecs/platform: made", first);
        // It is there to be pushed to.
        Says("repository team/shop: made", first);
        Assert.Equal(["/ecs/platform", "/shop/logs", Cluster, "team/shop"], (await StandInsAsync()).Order(StringComparer.Ordinal));
        Assert.Empty(await local.Server.MutationsAsync());

        var second = (await SeedAsync("--plan", _project.Plan)).EnsureSuccess();
        Says($"cluster {Cluster}: stands in already", second);
    }

    [Fact]
    public async Task A_file_names_further_things_and_events_are_JSON()
    {
        var file = _project.Write("seed.json", """
            {
              // What the worker needs.
              "subnets": [{ "id": "subnet-0123456789abcdef0" }],
              "targetGroups": [{ "name": "front" }],
            }
            """);

        var result = (await SeedAsync("--file", file, "--events")).EnsureSuccess();

        var events = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        var texts = events.Where(e => (string)e["event"]! == "message").Select(e => (string)e["text"]!).ToList();
        Assert.Equal("subnet subnet-0123456789abcdef0: made", texts[0]);
        Assert.Matches($"^target group front: made arn:aws:elasticloadbalancing:{Region}:000000000000:targetgroup/front/[0-9a-f]{{16}}$", texts[1]);
        var outcome = events[^1];
        Assert.Equal(("outcome", "Succeeded", 0), ((string)outcome["event"]!, (string)outcome["outcome"]!, (int)outcome["exitCode"]!));
    }

    [Fact]
    public async Task What_cannot_be_made_is_an_error_with_its_place()
    {
        var plan = await SeedAsync("--plan", _project.Plan);
        Assert.Equal(11, plan.ExitCode);
        Says("error DECS3017: The parameter /shop/logs does not exist: the local AWS lacks it", plan);

        var file = _project.Write("seed.json", """{ "subnets": [{ "name": "private" }] }""");
        var member = await SeedAsync("--file", file);
        Assert.Equal(11, member.ExitCode);
        Says($"error DECS3019: {file}: The body is not a valid SeedRequest: The JSON property 'name' could not be mapped", member);

        var missing = await SeedAsync("--file", _project.PathOf("gone.json"));
        Assert.Equal(11, missing.ExitCode);
        Says("gone.json does not exist.", missing);
        Assert.Empty(await StandInsAsync());
    }

    [Theory]
    [InlineData("Name a plan (--plan <Assembly>.deploy.json), a file (--file), or both.")]
    [InlineData("not by both.", "--file", "a.json", "--state", "x")]
    [InlineData("Did you mean --file?", "--fille", "a.json")]
    public async Task A_wrong_command_line_is_refused(string hint, params string[] more)
    {
        var result = await SeedAsync(more);
        Assert.Equal(64, result.ExitCode);
        Assert.Contains(hint, result.Output, StringComparison.Ordinal);
    }

    private static void Says(string text, RunResult result) => Assert.Contains(text, result.Output, StringComparison.Ordinal);

    private Task<RunResult> SeedAsync(params string[] more)
    {
        var folder = Path.GetDirectoryName(_project.Plan)!;
        return Command.RunAsync(
            ["local", "seed", "--endpoint-url", local.Server.Url, "--region", Region, "--project-directory", folder, .. more]);
    }

    private async Task<IReadOnlyList<string>> StandInsAsync()
    {
        var reply = JsonNode.Parse(await _http.GetStringAsync($"{local.Server.Url}/_local/seed"))!;
        return [.. reply["standIns"]!.AsArray().Select(thing => (string)thing!["id"]!)];
    }
}
