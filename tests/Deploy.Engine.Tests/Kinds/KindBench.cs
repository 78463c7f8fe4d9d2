using Amazon.Runtime;
using Deploy.Engine.Clients;
using Deploy.Engine.Differences;
using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Engine.Rollouts;
using Deploy.Engine.Tests.Servers;
using Deploy.Plan;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Tests.Kinds;

/// <summary>Does with one kind what the engine does with all, in an environment of its own.</summary>
internal sealed class KindBench
{
    private readonly Dictionary<ResourceAddress, ResourceSpec> _resources = [];
    private int _journalled;

    public KindBench(IAwsServer server, params ResourceSpec[] resources)
    {
        Journal = new CallJournal(TimeProvider.System);
        Identity = new EnvironmentIdentity("shop", $"e{Guid.NewGuid():N}"[..8], "Shop") { Region = server.Region };
        Context = new KindContext
        {
            Aws = ClientFactory.Create(new ClientSettings(server.Region, server.Url, new BasicAWSCredentials("key", "secret")), Journal),
            Account = new AwsAccount(server.AccountId, server.Region, "aws", "amazonaws.com"),
            Identity = Identity,
            Names = new PhysicalNames(DeploymentPlan.DefaultNameTemplate, Identity),
            KindOf = KindCatalog.For,
            Resources = _resources,
            ImageOf = address => $"localhost/{address.Name}@sha256:{new string('a', 64)}",
        };
        foreach (var resource in resources) _resources[resource.Address] = resource;
    }

    public KindContext Context { get; }

    public EnvironmentIdentity Identity { get; }

    public CallJournal Journal { get; }

    /// <summary>The calls that may have changed something since the last question, as <c>ecs:UpdateService</c>.</summary>
    public IReadOnlyList<string> Written()
    {
        var calls = Journal.Written.Skip(_journalled).Select(line => line.Split(' ')[1]).ToList();
        _journalled += calls.Count;
        return calls;
    }

    public async Task<Snapshot?> ReadAsync(ResourceSpec spec)
    {
        _resources[spec.Address] = spec;
        var found = await KindCatalog.For(spec).ReadAsync([spec], Context, CancellationToken.None);
        foreach (var snapshot in found) Context.Keep(snapshot);
        return found.SingleOrDefault();
    }

    public async Task<IReadOnlyList<PropertyChange>> ChangesAsync(ResourceSpec spec) =>
        Compare(spec, await ReadAsync(spec) ?? throw new InvalidOperationException($"{spec.Address} does not exist."));

    /// <summary>What differs and is kept on purpose.</summary>
    public async Task<IReadOnlyList<string>> RemarksAsync(ResourceSpec spec) => KindCatalog.For(spec).Remarks(spec, (await ReadAsync(spec))!, Context);

    /// <summary>Makes it, or writes what differs.</summary>
    public async Task<Applied> ApplyAsync(ResourceSpec spec)
    {
        var kind = KindCatalog.For(spec);
        var snapshot = await ReadAsync(spec);
        var applied = snapshot is null
            ? await kind.CreateAsync(spec, Context, CancellationToken.None)
            : await kind.UpdateAsync(spec, snapshot, Compare(spec, snapshot), Context, CancellationToken.None);
        Context.KeepArn(spec.Address, applied.Arn);
        return applied;
    }

    public async Task<ProbeResult> WaitAsync(ResourceSpec spec, Applied applied)
    {
        for (var i = 0; ; i++)
        {
            var probe = await KindCatalog.For(spec).ProbeAsync(spec, applied, Context, CancellationToken.None);
            if (probe.State != ProbeState.NotYet || i == 200) return probe;
            await Task.Delay(100);
        }
    }

    public async Task DeleteAsync(ResourceSpec spec) =>
        await KindCatalog.For(spec).DeleteAsync((await ReadAsync(spec))!, Context, CancellationToken.None);

    public async Task<IReadOnlyList<Snapshot>> DiscoverAsync(Type specType, params ResourceSpec[] known)
    {
        var kind = KindCatalog.All.Single(candidate => candidate.Name == ResourceSpec.KindOf(specType));
        var found = await kind.FindAsync(known, Context, CancellationToken.None);
        return await kind.ReadFoundAsync([.. found.Where(resource => known.All(spec => spec.Address != resource.Address))], Context, CancellationToken.None);
    }

    private IReadOnlyList<PropertyChange> Compare(ResourceSpec spec, Snapshot snapshot)
    {
        var kind = KindCatalog.For(spec);
        var changes = kind.Compare(spec, snapshot, Context);
        if (!kind.IsTagged) return changes;
        var (set, remove) = IdentityTags.Change(Context.TagsFor(spec), snapshot.Tags);
        return [.. changes, .. set.Keys.Concat(remove).Select(key => new PropertyChange($"Tags[{key}]", null, null, ChangeImpact.None))];
    }
}
