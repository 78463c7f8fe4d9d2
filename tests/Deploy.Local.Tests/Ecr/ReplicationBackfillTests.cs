using System.Text.Json.Nodes;
using Deploy.Local.Tests.Calls;
using Deploy.Local.Tests.Registry;
using Deploy.Local.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Deploy.Local.Tests.Ecr;

/// <summary>Images that were pushed before replication was configured get to its destinations.</summary>
public sealed class ReplicationBackfillTests
{
    private const string Path = "eu-west-1/team/app";
    private const string Elsewhere = "eu-central-1";

    [Fact]
    public async Task Images_get_to_the_other_Region_one_by_one()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var local = await ImageTests.StartAsync(time: time);
        var digest = await local.Http.PushImageAsync(Path, "v1");
        await local.Http.PutManifestAsync(Path, "latest", await local.Http.GetStringAsync($"/v2/{Path}/manifests/v1"));
        await local.CallAsync("ecr", "CreateRepository", new { repositoryName = "other" });
        await local.Http.PushImageAsync("eu-west-1/other", "v1", "not this one");
        await ConfigureAsync(local, Rule(Elsewhere, filter: "team/"));

        var started = await StartAsync(local);
        var preparing = await ResultsAsync(local, started);
        time.Advance(TimeSpan.FromSeconds(0.65));
        var during = await ResultsAsync(local, started);
        time.Advance(TimeSpan.FromSeconds(5));
        var after = await ResultsAsync(local, started);
        var images = await local.CallAsync("ecr", "DescribeImages", new { repositoryName = "team/app" }, Elsewhere);
        var repositories = await local.CallAsync("ecr", "DescribeRepositories", new { }, Elsewhere);

        Assert.Matches("^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$", (string)started["replicationBackfillId"]!);
        Assert.Equal(
            ("PREPARING", "000000000000", Elsewhere),
            ((string)started["status"]!, (string)started["registryId"]!, (string)started["destination"]!["region"]!));
        Assert.Equal(("PREPARING", null, 0), ((string)preparing["status"]!, preparing["progress"], preparing["results"]!.AsArray().Count));
        Assert.Equal(
            ("IN_PROGRESS", 2, 1, 0),
            (
                (string)during["status"]!, (int)during["progress"]!["totalReplicationCount"]!,
                (int)during["progress"]!["completedReplicationCount"]!, during["results"]!.AsArray().Count));
        Assert.Equal(
            ("COMPLETE", 2, 0),
            (
                (string)after["status"]!, (int)after["progress"]!["completedReplicationCount"]!,
                (int)after["progress"]!["failedReplicationCount"]!));
        Assert.Equal(
            ["latest COMPLETE", "v1 COMPLETE"],
            after["results"]!.AsArray().Select(result => $"{result!["imageId"]!["imageTag"]} {result["status"]}").Order(
                StringComparer.Ordinal));
        Assert.NotNull(after["endedAt"]);
        Assert.Equal(digest, (string)Assert.Single(images["imageDetails"]!.AsArray())!["imageDigest"]!);
        Assert.Equal(["latest", "v1"], images["imageDetails"]![0]!["imageTags"]!.AsArray().Select(tag => (string)tag!));
        Assert.Equal("team/app", (string)Assert.Single(repositories["repositories"]!.AsArray())!["repositoryName"]!);
        // The layers came along: it can be pulled.
        var manifest = JsonNode.Parse(await local.Http.GetStringAsync($"/v2/{Elsewhere}/team/app/manifests/v1"))!;
        Assert.Equal("layer", await local.Http.GetStringAsync($"/v2/{Elsewhere}/team/app/blobs/{manifest["layers"]![0]!["digest"]}"));
    }

    [Fact]
    public async Task A_destination_must_be_configured()
    {
        await using var local = await ImageTests.StartAsync();

        var none = await FailStartAsync(local);
        await ConfigureAsync(local, Rule("us-east-1"));
        var other = await FailStartAsync(local);
        var foreign = await local.FailAsync(
            "ecr", "StartReplicationBackfill", new { registryId = "111111111111", destination = Destination("us-east-1") });

        Assert.Equal(
            ("InvalidParameterException", "InvalidParameterException", "InvalidParameterException"), (none.Code, other.Code, foreign.Code));
        Assert.Contains("must be a destination of the registry's replication configuration", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_backfill_a_destination_and_ten_in_all()
    {
        await using var local = await ImageTests.StartAsync();
        var regions = Enumerable.Range(1, 11).Select(i => $"eu-test-{i}").ToArray();
        await ConfigureAsync(local, Rule(regions));
        await local.CallAsync("ecr", "StartReplicationBackfill", new { destination = Destination(regions[0]) });

        var same = await FailStartAsync(local, regions[0]);
        foreach (var region in regions[1..10])
            await local.CallAsync("ecr", "StartReplicationBackfill", new { destination = Destination(region) });
        var eleventh = await FailStartAsync(local, regions[10]);

        Assert.Equal(("ReplicationBackfillInProgressException", "LimitExceededException"), (same.Code, eleventh.Code));
    }

    [Fact]
    public async Task What_is_stopped_finishes_what_is_on_its_way_and_keeps_what_is_there()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var local = await ImageTests.StartAsync(time: time);
        for (var i = 1; i <= 9; i++)
            await local.Http.PushImageAsync(Path, $"v{i}", $"layer {i}");
        await ConfigureAsync(local, Rule(Elsewhere));

        var early = await StartAsync(local);
        var stopped = await StopAsync(local, early);
        var again = await local.FailAsync("ecr", "StopReplicationBackfill", Id(early));
        var late = await StartAsync(local);
        time.Advance(TimeSpan.FromSeconds(0.85));
        var stopping = await StopAsync(local, late);
        time.Advance(TimeSpan.FromSeconds(5));
        var results = await ResultsAsync(local, late);
        var list = await local.CallAsync("ecr", "ListReplicationBackfills", new { maxResults = 1 });

        Assert.Equal(
            ("STOPPED", "ReplicationBackfillInvalidStatusException", "STOPPING"),
            ((string)stopped["status"]!, again.Code, (string)stopping["status"]!));
        Assert.Null((await ResultsAsync(local, early))["progress"]);
        Assert.Equal(("STOPPED", 9), ((string)results["status"]!, (int)results["progress"]!["totalReplicationCount"]!));
        Assert.InRange((int)results["progress"]!["completedReplicationCount"]!, 3, 5);
        Assert.Equal((int)results["progress"]!["completedReplicationCount"]!, results["results"]!.AsArray().Count);
        Assert.Equal(
            results["results"]!.AsArray().Count,
            (await local.CallAsync("ecr", "ListImages", new { repositoryName = "team/app" }, Elsewhere))["imageIds"]!.AsArray().Count);
        Assert.Equal(
            (string)late["replicationBackfillId"]!, (string)Assert.Single(list["backfills"]!.AsArray())!["replicationBackfillId"]!);
        Assert.NotNull(list["nextToken"]);
    }

    [Fact]
    public async Task An_immutable_tag_of_another_image_and_a_foreign_registry_are_failures()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var local = await ImageTests.StartAsync(time: time);
        await local.Http.PushImageAsync(Path, "v1");
        await local.Http.PushImageAsync(Path, "v2", "another");
        await local.CallAsync("ecr", "CreateRepository", new { repositoryName = "team/app", imageTagMutability = "IMMUTABLE" }, Elsewhere);
        await local.Http.PushImageAsync($"{Elsewhere}/team/app", "v1", "older");
        await ConfigureAsync(local, new { destinations = new[] { Destination(Elsewhere), Destination("us-east-1", "111111111111") } });

        var started = await StartAsync(local);
        var foreign = await local.CallAsync(
            "ecr", "StartReplicationBackfill", new { destination = Destination("us-east-1", "111111111111") });
        time.Advance(TimeSpan.FromSeconds(5));
        var failed = await local.CallAsync(
            "ecr", "DescribeReplicationBackfillResults",
            new { replicationBackfillId = (string)started["replicationBackfillId"]!, resultStatusFilter = "FAILED" });
        var refused = await ResultsAsync(local, foreign);

        // Two replications are too few to give up.
        Assert.Equal(("COMPLETE", 1), ((string)failed["status"]!, (int)failed["progress"]!["failedReplicationCount"]!));
        Assert.Equal(
            "v1 ImageTagAlreadyExists",
            Assert.Single(failed["results"]!.AsArray().Select(result => $"{result!["imageId"]!["imageTag"]} {result["failureCode"]}")));
        Assert.Equal(
            ("COMPLETE", 2, """["RegistryAccessDenied"]"""),
            (
                (string)refused["status"]!, (int)refused["progress"]!["failedReplicationCount"]!,
                refused["progress"]!["failureCodes"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_backfill_of_which_half_failed_is_given_up_after_a_hundred()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var local = await ImageTests.StartAsync(time: time);
        await local.Http.PushImageAsync(Path, "v1");
        var manifest = await local.Http.GetStringAsync($"/v2/{Path}/manifests/v1");
        for (var i = 2; i <= 120; i++)
            await local.Http.PutManifestAsync(Path, $"v{i}", manifest);
        await ConfigureAsync(local, new { destinations = new[] { Destination("us-east-1", "111111111111") } });

        var started = await local.CallAsync(
            "ecr", "StartReplicationBackfill", new { destination = Destination("us-east-1", "111111111111") });
        time.Advance(TimeSpan.FromSeconds(60));
        var results = await ResultsAsync(local, started);
        var page = await local.CallAsync(
            "ecr", "DescribeReplicationBackfillResults",
            new { replicationBackfillId = (string)started["replicationBackfillId"]!, maxResults = 60 });

        Assert.Equal(
            ("FAILED", 120, 100),
            (
                (string)results["status"]!, (int)results["progress"]!["totalReplicationCount"]!,
                (int)results["progress"]!["failedReplicationCount"]!));
        Assert.NotNull(results["failureCode"]);
        Assert.Equal((60, true), (page["results"]!.AsArray().Count, page["nextToken"] is not null));
    }

    [Fact]
    public async Task Backfills_are_kept_for_ninety_days()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await using var local = await ImageTests.StartAsync(time: time);
        await ConfigureAsync(local, Rule(Elsewhere));
        var started = await StartAsync(local);
        time.Advance(TimeSpan.FromDays(89));
        var kept = await ResultsAsync(local, started);
        time.Advance(TimeSpan.FromDays(2));
        var gone = await local.FailAsync("ecr", "DescribeReplicationBackfillResults", Id(started));

        Assert.Equal(("COMPLETE", 0), ((string)kept["status"]!, (int)kept["progress"]!["totalReplicationCount"]!));
        Assert.Equal("ReplicationBackfillNotFoundException", gone.Code);
    }

    [Theory]
    [InlineData("""{"destinations":[]}""", "a rule must have a destination")]
    [InlineData(
        """{"destinations":[{"region":"eu-west-1","registryId":"000000000000"}]}""", "the destination must not be the registry itself")]
    [InlineData(
        """{"destinations":[{"region":"us-east-1","registryId":"000000000000"},{"region":"us-east-1","registryId":"000000000000"}]}""",
        "the destinations of a rule must be unique")]
    public async Task Wrong_rules_are_refused(string rule, string message)
    {
        await using var local = await ImageTests.StartAsync();

        var error = await local.FailAsync(
            "ecr", "PutReplicationConfiguration", new { replicationConfiguration = new { rules = new[] { JsonNode.Parse(rule) } } });

        Assert.Equal("InvalidParameterException", error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_configuration_is_described_and_its_role_is_made()
    {
        await using var local = await ImageTests.StartAsync();
        await ConfigureAsync(local, Rule(Elsewhere, filter: "team/"));

        var registry = await local.CallAsync("ecr", "DescribeRegistry", new { });
        var role = await local.IamAsync("GetRole", ("RoleName", "AWSServiceRoleForECRReplication"));

        Assert.Equal("000000000000", (string)registry["registryId"]!);
        Assert.Equal(
            """[{"filter":"team/","filterType":"PREFIX_MATCH"}]""",
            registry["replicationConfiguration"]!["rules"]![0]!["repositoryFilters"]!.ToJsonString());
        Assert.Equal(
            """[{"region":"eu-central-1","registryId":"000000000000"}]""",
            registry["replicationConfiguration"]!["rules"]![0]!["destinations"]!.ToJsonString());
        Assert.Contains("/aws-service-role/replication.ecr.amazonaws.com/", role.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backfill_goes_on_after_a_restart()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero));
        using var folder = new TemporaryFolder();
        JsonObject started;
        await using (var first = await ImageTests.StartAsync(state: folder.Path, time: time))
        {
            await first.Http.PushImageAsync(Path, "v1");
            await ConfigureAsync(first, Rule(Elsewhere));
            started = await StartAsync(first);
        }

        await using var second = await LocalAws.StartAsync(folder.Path, time);
        time.Advance(TimeSpan.FromSeconds(5));

        // A request to the destination moves it on too.
        Assert.Single((await second.CallAsync("ecr", "ListImages", new { repositoryName = "team/app" }, Elsewhere))["imageIds"]!.AsArray());
        Assert.Equal("COMPLETE", (string)(await ResultsAsync(second, started))["status"]!);
    }

    private static object Rule(string region, string filter) =>
        new { destinations = new[] { Destination(region) }, repositoryFilters = new[] { new { filter, filterType = "PREFIX_MATCH" } } };

    private static object Rule(params string[] regions) => new { destinations = regions.Select(region => Destination(region)) };

    private static object Destination(string region, string registryId = LocalAws.Account) => new { region, registryId };

    private static Task<JsonObject> ConfigureAsync(LocalAws local, object rule) =>
        local.CallAsync("ecr", "PutReplicationConfiguration", new { replicationConfiguration = new { rules = new[] { rule } } });

    private static Task<JsonObject> StartAsync(LocalAws local) =>
        local.CallAsync("ecr", "StartReplicationBackfill", new { destination = Destination(Elsewhere) });

    private static Task<(string Code, string Message)> FailStartAsync(LocalAws local, string region = Elsewhere) =>
        local.FailAsync("ecr", "StartReplicationBackfill", new { destination = Destination(region) });

    private static Task<JsonObject> StopAsync(LocalAws local, JsonObject backfill) =>
        local.CallAsync("ecr", "StopReplicationBackfill", Id(backfill));

    private static Task<JsonObject> ResultsAsync(LocalAws local, JsonObject backfill) =>
        local.CallAsync("ecr", "DescribeReplicationBackfillResults", Id(backfill));

    private static object Id(JsonObject backfill) => new { replicationBackfillId = (string)backfill["replicationBackfillId"]! };
}
