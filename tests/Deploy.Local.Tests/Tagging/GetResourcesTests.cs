using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Local.Tests.Tagging;

/// <summary>The search by tags over what the other services have.</summary>
public sealed class GetResourcesTests
{
    private const string Service = "tagging";

    [Theory]
    [InlineData("{}", "cluster/a log-group:/ecs/a repository/app task-definition/a:1 task-definition/a:2")]
    [InlineData("""{"TagFilters":[{"Key":"app"}]}""", "cluster/a log-group:/ecs/a repository/app task-definition/a:1 task-definition/a:2")]
    [InlineData("""{"TagFilters":[{"Key":"app","Values":["shop"]}]}""", "cluster/a repository/app")]
    [InlineData("""{"TagFilters":[{"Key":"app","Values":["shop","other"]},{"Key":"env","Values":["dev"]}]}""", "cluster/a log-group:/ecs/a")]
    [InlineData("""{"ResourceTypeFilters":["ecs"]}""", "cluster/a task-definition/a:1 task-definition/a:2")]
    [InlineData("""{"ResourceTypeFilters":["ecs:cluster","logs:log-group"]}""", "cluster/a log-group:/ecs/a")]
    [InlineData("""{"ResourceARNList":["arn:aws:ecr:eu-west-1:000000000000:repository/app","arn:aws:ecr:eu-west-1:000000000000:repository/none"]}""", "repository/app")]
    public async Task What_fits_all_filters_and_one_value_of_each(string input, string expected)
    {
        await using var local = await SceneAsync();

        Assert.Equal(expected.Split(' '), (await SearchAsync(local, input)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pages_of_the_size_that_was_asked_for()
    {
        await using var local = await SceneAsync();
        var found = new List<string>();
        string? token = null;
        do
        {
            var reply = await local.CallAsync(Service, "GetResources", new { ResourcesPerPage = 2, PaginationToken = token });
            Assert.InRange(reply["ResourceTagMappingList"]!.AsArray().Count, 1, 2);
            found.AddRange(Names(reply));
            token = (string?)reply["PaginationToken"];
        }
        while (token is not null);

        Assert.Equal(5, found.Distinct().Count());
    }

    [Fact]
    public async Task Of_another_Region_or_without_tags_nothing_is_found()
    {
        await using var local = await SceneAsync();
        await local.CallAsync("ecs", "CreateCluster", new { clusterName = "bare" });

        Assert.DoesNotContain("cluster/bare", await SearchAsync(local, "{}"));
        Assert.Empty(Names(await local.CallAsync(Service, "GetResources", new { }, region: "eu-central-1")));
    }

    [Fact]
    public async Task What_was_deleted_is_found_for_a_while()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var local = await SceneAsync(time);
        Assert.Contains("log-group:/ecs/a", await SearchAsync(local, "{}"));
        await local.CallAsync("logs", "DeleteLogGroup", new { logGroupName = "/ecs/a" });

        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Contains("log-group:/ecs/a", await SearchAsync(local, "{}"));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("log-group:/ecs/a", await SearchAsync(local, "{}"));
    }

    [Theory]
    [InlineData("""{"ResourcesPerPage":101}""")]
    [InlineData("""{"TagFilters":[{"Values":["shop"]}]}""")]
    [InlineData("""{"ResourceARNList":["arn:aws:ecr:eu-west-1:000000000000:repository/app"],"TagFilters":[{"Key":"app"}]}""")]
    public async Task What_AWS_refuses(string input)
    {
        await using var local = await SceneAsync();

        Assert.Equal("InvalidParameterException", (await local.FailAsync(Service, "GetResources", JsonNode.Parse(input)!)).Code);
    }

    private static async Task<LocalAws> SceneAsync(TimeProvider? time = null)
    {
        var local = await LocalAws.StartAsync(time: time);
        await local.CallAsync("ecs", "CreateCluster", new { clusterName = "a", tags = new[] { new { key = "app", value = "shop" }, new { key = "env", value = "dev" } } });
        await local.CallAsync("ecr", "CreateRepository", new { repositoryName = "app", tags = new[] { new { Key = "app", Value = "shop" } } });
        await local.CallAsync("logs", "CreateLogGroup", new { logGroupName = "/ecs/a", tags = new { app = "other", env = "dev" } });
        for (var i = 0; i < 2; i++)
        {
            await local.CallAsync("ecs", "RegisterTaskDefinition", new
            {
                family = "a",
                containerDefinitions = new[] { new { name = "app", image = "public.example.com/nginx", memory = 128 } },
                tags = new[] { new { key = "app", value = "third" } },
            });
        }

        return local;
    }

    private static async Task<IReadOnlyList<string>> SearchAsync(LocalAws local, string input) => Names(await local.CallAsync(Service, "GetResources", JsonNode.Parse(input)!));

    private static IReadOnlyList<string> Names(JsonObject reply) =>
        [.. reply["ResourceTagMappingList"]!.AsArray().Select(mapping => ((string)mapping!["ResourceARN"]!).Split(':', 6)[5])];
}
