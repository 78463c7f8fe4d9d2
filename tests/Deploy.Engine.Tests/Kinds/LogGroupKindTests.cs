using Deploy.Engine.Kinds;
using Deploy.Engine.Tests.Servers;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

[Collection(OnLocal.Name)]
public sealed class LogGroupKindOnLocalTests(LocalAws server) : LogGroupKindTests(server);

[Collection(OnMoto.Name)]
public sealed class LogGroupKindOnMotoTests(MotoAws server) : LogGroupKindTests(server)
{
    // moto has no operations for the key of a log group.
    protected override bool Forgets(string property) => property == "KmsKeyId";
}

public abstract class LogGroupKindTests(IAwsServer server)
{
    private readonly KindBench _bench = new(server);

    [SkippableFact]
    public Task A_log_group_lives() => Life.LiveAsync(_bench, Group("/ecs/api"),
    [
        ("RetentionInDays", spec => spec with { RetentionInDays = 30 }),
        ("RetentionInDays", spec => spec with { RetentionInDays = null }),
        ("KmsKeyId", spec => spec with { KmsKeyId = $"arn:aws:kms:{server.Region}:{server.AccountId}:key/11111111-2222-3333-4444-555555555555" }),
        ("Tags", spec => spec with { Tags = EquatableList.Of(new TagSpec("team", "blue")) }),
    ], Forgets);

    [SkippableFact]
    public async Task Many_groups_are_found_among_many_others()
    {
        foreach (var i in Enumerable.Range(0, 60))
            await _bench.Context.Aws.Logs.CreateLogGroupAsync(new() { LogGroupName = $"/ecs/a{i:00}-{_bench.Identity.Environment}" });
        LogGroupSpec[] wanted = [Group("/ecs/b"), Group("/ecs/a"), Group("/own/c")];
        foreach (var spec in wanted) await _bench.ApplyAsync(spec);
        var found = await KindCatalog.For(wanted[0]).ReadAsync(wanted, _bench.Context, CancellationToken.None);
        Assert.Equal(["/ecs/b", "/ecs/a", "/own/c"], found.Select(snapshot => snapshot.Resource.Name));
    }

    [SkippableFact]
    public async Task A_group_that_left_the_plan_is_discovered_and_a_foreign_one_is_not()
    {
        await _bench.ApplyAsync(Group("/ecs/kept"));
        await _bench.ApplyAsync(Group("/ecs/left"));
        await _bench.Context.Aws.Logs.CreateLogGroupAsync(new() { LogGroupName = $"/ecs/foreign-{_bench.Identity.Environment}" });
        Assert.Equal(["/ecs/left"], (await _bench.DiscoverAsync(typeof(LogGroupSpec), Group("/ecs/kept"))).Select(snapshot => snapshot.Resource.Name));
    }

    protected virtual bool Forgets(string property) => false;

    private static LogGroupSpec Group(string name) => new() { Name = name, RetentionInDays = 7 };
}
