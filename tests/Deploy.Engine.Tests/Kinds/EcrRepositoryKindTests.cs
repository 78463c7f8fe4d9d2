using Deploy.Ecs;
using Deploy.Engine.Differences;
using Deploy.Engine.Kinds;
using Deploy.Engine.Tests.Kinds.Variations;
using Deploy.Engine.Tests.Servers;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

[Collection(OnLocal.Name)]
public sealed class EcrRepositoryKindOnLocalTests(LocalAws server) : EcrRepositoryKindTests(server);

[Collection(OnMoto.Name)]
public sealed class EcrRepositoryKindOnMotoTests(MotoAws server) : EcrRepositoryKindTests(server);

public abstract class EcrRepositoryKindTests(IAwsServer server)
{
    private readonly KindBench _bench = new(server);

    [SkippableFact]
    public Task A_repository_lives() => Life.LiveAsync(
        _bench, Repository("store"), RepositoryVariations.Of($"arn:aws:kms:{server.Region}:{server.AccountId}:key/11111111-2222-3333-4444-555555555555"));

    [SkippableFact]
    public Task The_rules_of_a_lifecycle_policy_live() => Life.LiveAsync(
        _bench, Repository("tidy") with { LifecyclePolicy = RepositoryVariations.Policy }, RepositoryVariations.OfPolicy);

    [SkippableFact]
    public async Task Repositories_are_read_together_though_some_are_missing()
    {
        var all = Enumerable.Range(0, 5).Select(i => Repository($"store-{i}")).ToArray();
        foreach (var spec in all) await _bench.ReadAsync(spec);
        await _bench.ApplyAsync(all[1]);
        await _bench.ApplyAsync(all[4]);
        var found = await KindCatalog.For(all[0]).ReadAsync(all, _bench.Context, CancellationToken.None);
        Assert.Equal(["store-1", "store-4"], found.Select(snapshot => snapshot.Resource.Name));
    }

    [SkippableFact]
    public async Task A_repository_that_left_the_plan_is_discovered_and_a_foreign_one_is_not()
    {
        await _bench.ApplyAsync(Repository("kept"));
        await _bench.ApplyAsync(Repository("left"));
        await _bench.Context.Aws.Ecr.CreateRepositoryAsync(new() { RepositoryName = $"foreign-{_bench.Identity.Environment}" });
        Assert.Equal(["left"], (await _bench.DiscoverAsync(typeof(EcrRepositorySpec), Repository("kept"))).Select(snapshot => snapshot.Resource.Name));
    }

    [SkippableFact]
    public async Task Encryption_is_for_life()
    {
        await _bench.ApplyAsync(Repository("store"));
        var change = Assert.Single(await _bench.ChangesAsync(Repository("store") with { EncryptionType = EcrEncryption.Kms }));
        Assert.Equal(("EncryptionConfiguration.EncryptionType", ChangeImpact.Replacement), (change.Path, change.Impact));
    }

    private static EcrRepositorySpec Repository(string name) => new() { Name = name };
}
