using System.Collections.Concurrent;
using Deploy.Engine.Clients;
using Deploy.Engine.Identity;
using Deploy.Engine.Resolution;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Kinds;

/// <summary>What the kinds of one run share.</summary>
public sealed class KindContext
{
    /// <summary>What stands for the number of a revision that is still to be made.</summary>
    public const string NewRevision = ":(new)";

    private readonly ConcurrentDictionary<ResourceAddress, string> _arns = new();
    private readonly ConcurrentDictionary<ResourceAddress, Snapshot> _observed = new();
    private readonly ConcurrentDictionary<Type, object> _states = new();

    /// <summary>The service clients of the run's Region.</summary>
    public required AwsClients Aws { get; init; }

    /// <summary>The clients of other Regions.</summary>
    public RegionalClients? Regions { get; init; }

    /// <summary>Where the run deploys to.</summary>
    public required AwsAccount Account { get; init; }

    /// <summary>Whose resources it deploys.</summary>
    public required EnvironmentIdentity Identity { get; init; }

    /// <summary>Physical names.</summary>
    public required PhysicalNames Names { get; init; }

    /// <summary>The kind of a resource: the catalogue knows the kinds, and they know the context.</summary>
    public required Func<ResourceSpec, Kind> KindOf { get; init; }

    /// <summary>The resources of the plan, resolved, by address.</summary>
    public IReadOnlyDictionary<ResourceAddress, ResourceSpec> Resources { get; set; } = new Dictionary<ResourceAddress, ResourceSpec>();

    /// <summary>The image that containers of a repository run, as <c>registry/repository@sha256:…</c>; before the push a text that names the tag to be pushed.</summary>
    public Func<ResourceAddress, string> ImageOf { get; set; } = address => $"{address.Name}@(not built)";

    /// <summary>Addresses of services whose declared count is written even where it looks as if somebody scaled them on purpose.</summary>
    public IReadOnlyCollection<string> SetDesiredCount { get; init; } = [];

    /// <summary>How long anything is waited for at most: the run's time-out.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>How long a new revision of a service without a health check is watched after its deployment was successful. Default: not at all.</summary>
    public TimeSpan Watch { get; init; }

    /// <summary>Addresses of resources that are made anew under the template's name where they have another one.</summary>
    public IReadOnlyCollection<string> Renamed { get; init; } = [];

    /// <summary>The endpoint of the local AWS; null: the run goes to an account.</summary>
    public string? LocalUrl { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The service clients of a Region, for a resource that does not lie in the run's.</summary>
    /// <param name="region">The Region's system name.</param>
    public AwsClients AwsIn(string region) =>
        region == Account.Region ? Aws : (Regions ?? throw new InvalidOperationException($"This run has clients of {Account.Region} only.")).In(region);

    /// <summary>The resource of an address.</summary>
    /// <exception cref="InvalidOperationException">The plan has none, which the rules exclude.</exception>
    public TSpec Resource<TSpec>(ResourceAddress address)
        where TSpec : ResourceSpec =>
        Resources.GetValueOrDefault(address) as TSpec ?? throw new InvalidOperationException($"The plan has no {address}.");

    /// <summary>
    /// The ARN of a resource of the plan: what a read or a create reported, else what its names give. A task definition's is the
    /// revision's; while a new revision is still to be registered it ends in <c>:(new)</c>.
    /// </summary>
    public string ArnOf(ResourceAddress address) =>
        _arns.TryGetValue(address, out var known) ? known
        : !Resources.TryGetValue(address, out var spec) ? throw new InvalidOperationException($"The plan has no {address}.")
        : spec.Identifier is { } identifier && identifier.StartsWith("arn:", StringComparison.Ordinal) ? identifier
        : KindOf(spec).ArnOf(spec, this);

    /// <summary>The physical name of a resource of the plan.</summary>
    public string NameOf(ResourceAddress address) => KindOf(Resources[address]).NameOf(Resources[address], this);

    /// <summary>A request in which every reference holds what AWS is told.</summary>
    public TShape Resolve<TShape>(TShape shape)
        where TShape : notnull => SpecRewriter.RewriteReferences(shape, reference => reference.Resource is { } resource
            ? Reference.Of(reference.To switch
            {
                ReferenceTo.Arn => ArnOf(resource),
                ReferenceTo.Name => NameOf(resource),
                ReferenceTo.Image => ImageOf(resource),
                _ => throw new InvalidOperationException($"Nothing of {resource} is called {reference.To}."),
            })
            : reference);

    /// <summary>The tags that a resource gets when it is created: the user's and the identity's.</summary>
    public IReadOnlyDictionary<string, string> TagsFor(ResourceSpec spec)
    {
        var kind = KindOf(spec);
        return IdentityTags.For(spec, Identity, kind.IsGlobal, kind.TagKeys);
    }

    /// <summary>What was read of a resource of the plan; null: it does not exist, or was not read yet.</summary>
    public Snapshot<TSpec>? Observed<TSpec>(ResourceAddress address)
        where TSpec : ResourceSpec => _observed.GetValueOrDefault(address) as Snapshot<TSpec>;

    /// <summary>All that was read of a kind.</summary>
    public IEnumerable<Snapshot<TSpec>> Observed<TSpec>()
        where TSpec : ResourceSpec => _observed.Values.OfType<Snapshot<TSpec>>().OrderBy(snapshot => snapshot.Address);

    /// <summary>Keeps what was read.</summary>
    public void Keep(Snapshot snapshot)
    {
        _observed[snapshot.Address] = snapshot;
        _arns[snapshot.Address] = snapshot.Arn;
    }

    /// <summary>Forgets all that was read, to read it again.</summary>
    public void ForgetReads()
    {
        _observed.Clear();
        _arns.Clear();
    }

    /// <summary>Keeps the ARN of what was made, or is going to be made.</summary>
    public void KeepArn(ResourceAddress address, string arn) => _arns[address] = arn;

    /// <summary>What a kind remembers of this run, beyond what was read: made when it is first asked for.</summary>
    public T StateOf<T>()
        where T : class, new() => (T)_states.GetOrAdd(typeof(T), _ => new T());
}
